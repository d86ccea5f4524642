/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "handout.h"
#include "session-plan.h"
#include "session-scene.h"

/* What is to be said of SCENE itself: markings, for now. Nullable, transfer full. */
static GStrv
remarks_of (const RpHandoutPlan *plan, const RpScene *scene)
{
  g_autoptr (RpSession) session = rp_session_new ();
  g_autoptr (RpExportPlan) picture = NULL;
  RpViewName view = RP_VIEW_TIMELINE;

  if (rp_scene_is_text (scene))
    return NULL;
  rp_view_parse (scene->view, &view);
  rp_session_set_dataset (session, plan->dataset, FALSE);
  rp_session_show_scene (session, scene, NULL);
  picture = rp_session_plan (session, view);
  g_free ((char *)picture->figure.marking);
  picture->figure.marking = g_strdup (plan->marking);
  return rp_export_plan_remarks (picture, ".pdf");
}

static void
add_once (GPtrArray *remarks, char *remark)
{
  if (g_ptr_array_find_with_equal_func (remarks, remark, g_str_equal, NULL))
    g_free (remark);
  else
    g_ptr_array_add (remarks, remark);
}

static void
add_gone (GPtrArray *remarks, const RpHandoutPlan *plan, guint index)
{
  guint n = rp_scene_count_gone (rp_briefing_get_scene (plan->briefing, index), plan->dataset);
  g_autofree char *name = n > 0 ? rp_briefing_scene_name (plan->briefing, index) : NULL;

  if (n > 0)
    g_ptr_array_add (remarks,
                     g_strdup_printf (ngettext ("scene %u, “%s”: %u record that it names is not in this dataset",
                                                "scene %u, “%s”: %u records that it names are not in this dataset", n),
                                      index + 1, name, n));
}

GStrv
rp_handout_remarks (const RpHandoutPlan *plan)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);

  if (rp_briefing_is_foreign (plan->briefing, plan->dataset))
    g_ptr_array_add (remarks, g_strdup (_ ("the briefing was made for another dataset")));
  for (guint i = 0; i < rp_briefing_n_scenes (plan->briefing); i++)
    {
      g_auto (GStrv) own = remarks_of (plan, rp_briefing_get_scene (plan->briefing, i));

      add_gone (remarks, plan, i);
      for (guint j = 0; own != NULL && own[j] != NULL; j++)
        add_once (remarks, g_strdup (own[j]));
    }
  if (remarks->len == 0)
    return NULL;
  g_ptr_array_add (remarks, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&remarks), FALSE);
}
