/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shape.h"

const char *
rp_role_name (RpRole role)
{
  static const char *const names[]
      = { "mark",    "bar",  "span", "node",  "tie",    "row",   "column",  "cell",      "label",
          "cluster", "tick", "lane", "shelf", "legend", "title", "marking", "decoration" };

  g_return_val_if_fail ((guint)role < G_N_ELEMENTS (names), "decoration");
  return names[role];
}

const char *
rp_state_name (RpState state)
{
  static const char *const names[] = { "none", "selected", "related", "other" };

  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (names), "none");
  return names[state];
}

const char *
rp_end_name (RpEnd end)
{
  static const char *const names[] = { "exact", "approximate", "uncertain", "open", "unknown" };

  g_return_val_if_fail ((guint)end < G_N_ELEMENTS (names), "unknown");
  return names[end];
}

const char *
rp_status_name (RpStatus status)
{
  static const char *const names[] = { "done", "ongoing", "planned" };

  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (names), "done");
  return names[status];
}

const char *
rp_basis_name (RpBasis basis)
{
  static const char *const names[] = { "stated", "inferred", "published" };

  g_return_val_if_fail ((guint)basis < G_N_ELEMENTS (names), "stated");
  return names[basis];
}
