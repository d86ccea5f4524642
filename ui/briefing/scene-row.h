/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene in the list: its number, small picture, title, duration, and whether records are gone. It shows what it is
 * told and knows no briefing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RP_TYPE_SCENE_ROW (rp_scene_row_get_type ())
G_DECLARE_FINAL_TYPE (RpSceneRow, rp_scene_row, RP, SCENE_ROW, GtkListBoxRow)

typedef struct
{
  guint number, n;   /* "2 of 7" */
  const char *name;  /* its title, or what stands for it */
  double duration_s; /* 0: none */
  gboolean text_only;
  gboolean has_notes;
  guint n_gone; /* records that are not in the dataset */
  guint n_callouts;
  gboolean current;    /* it was shown last */
  GdkTexture *texture; /* NULL: not made yet */
} RpSceneLook;

/* MENU is what can be done with it. Floating. */
GtkWidget *rp_scene_row_new (GMenuModel *menu);
void rp_scene_row_show (RpSceneRow *self, const RpSceneLook *look);
void rp_scene_row_pop_up (RpSceneRow *self);
/* A line above (-1) or below (1) it: what is dragged would come to stand there; 0: none. */
void rp_scene_row_mark_drop (RpSceneRow *self, int side);
/* What a hand drags about. */
GdkPaintable *rp_scene_row_get_paintable (RpSceneRow *self);

G_END_DECLS
