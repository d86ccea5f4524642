/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget that shows an RpDrawing of the session and turns input into session verbs. What is drawn, and what panning
 * and zooming mean, its subclasses say. It keeps no copy of the session's state, only the drawing made of it. Sizes in
 * diagram px (text-scale.h) but where a widget is measured, allocated or painted. */
#pragma once

#include <gtk/gtk.h>
#include "diagram-paint.h"
#include "diagram-theme.h"
#include "drawing.h"
#include "hit-marks.h"
#include "session.h"
#include "view-state.h"

G_BEGIN_DECLS

typedef enum
{
  RP_DRAG_BEGIN,
  RP_DRAG_UPDATE,
  RP_DRAG_END,
  RP_DRAG_CANCEL, /* what was before it is to be again */
} RpDragPhase;

typedef struct
{
  RpDragPhase phase;
  double x, y;   /* where it began */
  double dx, dy; /* how far it is from there */
  gboolean shift, ctrl;
} RpDiagramDrag;

#define RP_TYPE_DIAGRAM_VIEW (rp_diagram_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (RpDiagramView, rp_diagram_view, RP, DIAGRAM_VIEW, GtkWidget)

struct _RpDiagramViewClass
{
  GtkWidgetClass parent_class;
  /* What to show in this size; NULL: not ready, what was painted stays. Transfer full. */
  RpDrawing *(*build) (RpDiagramView *self, double width, double height);
  /* Where the content of what was built stands, for what is painted later. Nullable: it fills the view always. */
  void (*place) (RpDiagramView *self, RpDiagramPlace *place);
  /* Shows instead of the drawing what is on its way to it; FALSE: nothing is. Nullable. */
  gboolean (*lead) (RpDiagramView *self, GtkSnapshot *snapshot);
  /* What marks HITS and the like in DRAWING, laid over it; NULL: nothing. Transfer full. */
  RpDrawing *(*mark) (RpDiagramView *self, RpDrawing *drawing, const RpHits *hits);
  /* Where a drawing takes longer than a frame: fills ORDER with what makes that of PLACE, which is that of now or near
   * it, in a thread. FALSE: it is quickly built. ORDER nullable: asks only. Nullable. */
  gboolean (*order) (RpDiagramView *self, double width, double height, const RpDiagramPlace *place,
                     RpDiagramOrder *order);
  /* Whether what is to be built is so new that even at rest it is ordered instead. Nullable: never. */
  gboolean (*is_new) (RpDiagramView *self);
  /* ORDER was made and is shown; it is freed afterwards. Nullable. */
  void (*ordered) (RpDiagramView *self, RpDiagramOrder *order);
  /* The window was laid out. What asks for another size now is laid out again before anything is painted; asked while
   * a view is allocated, it would leave parents marked for good, which are not drawn any more. Nullable. */
  void (*laid_out) (RpDiagramView *self);
  /* The session is another, or told of a change (RpChanged). Chain up. */
  void (*session_changed) (RpDiagramView *self, guint what);
  /* Moves what is in sight; dx > 0 towards what lies at the right. */
  void (*pan) (RpDiagramView *self, double dx, double dy);
  void (*zoom) (RpDiagramView *self, double x, double y, double factor);
  /* About the middle, by one stroke of a key: may take a moment. Nullable: as zoom. */
  void (*zoom_step) (RpDiagramView *self, double factor);
  /* A scroll that is neither pan nor zoom (over the lane names); TRUE when it was taken. Nullable. */
  gboolean (*scroll) (RpDiagramView *self, double x, double y, double dy);
  void (*fit_all) (RpDiagramView *self);
  /* Brings the selection into sight with the least movement; with FIT so that it fills the view. */
  void (*show_selection) (RpDiagramView *self, gboolean fit);
  /* Brings the selection to the middle; FALSE where it is there already. Nullable: into sight. */
  gboolean (*centre_selection) (RpDiagramView *self);
  /* What moves by itself stops: a hand has come. Nullable. */
  void (*stop) (RpDiagramView *self);
  /* A click or Enter on a shape of a record, instead of selecting that; FALSE: it says nothing new, and Enter opens it.
   * Nullable. */
  gboolean (*pick_shape) (RpDiagramView *self, const RpShape *shape);
  /* A double click or Enter on a shape. Nullable. */
  void (*open_shape) (RpDiagramView *self, const RpShape *shape);
  /* A click that is for no shape: TRUE when it was taken. Nullable. */
  gboolean (*click) (RpDiagramView *self, double x, double y, guint n_press);
  /* Where the arrows find SHAPE: in which BAND, and how early in it. Nullable: they go to what is nearest. */
  void (*walk_stop) (RpDiagramView *self, const RpShape *shape, int *band, double *order);
  /* The cursor's name where a drag would take hold of something; NULL: as over shapes. Nullable. Static. */
  const char *(*cursor) (RpDiagramView *self, double x, double y);
  /* The pointer is elsewhere, or has left: what is drawn over the drawing follows in the next frame. Nullable. */
  void (*pointed) (RpDiagramView *self);
  /* Something else is under the pointer or has the focus, or ANOTHER drawing is shown. Nullable: what is under the
   * pointer is outlined. */
  void (*noticed) (RpDiagramView *self, gboolean another);
  /* Paints over the drawing while it is at rest. Nullable. */
  void (*paint_over) (RpDiagramView *self, GtkSnapshot *snapshot);
  /* TRUE on RP_DRAG_BEGIN takes the drag; else it pans, and RP_DRAG_CANCEL alone is told of it. Nullable. */
  gboolean (*drag) (RpDiagramView *self, const RpDiagramDrag *drag);
};

void rp_diagram_view_set_session (RpDiagramView *self, RpSession *session);
RpSession *rp_diagram_view_get_session (RpDiagramView *self);
/* NULL without a dataset. */
RpDataset *rp_diagram_view_get_dataset (RpDiagramView *self);
/* Px of the widget a diagram px, and its size in diagram px. */
double rp_diagram_view_get_scale (RpDiagramView *self);
double rp_diagram_view_get_width (RpDiagramView *self);
double rp_diagram_view_get_height (RpDiagramView *self);
/* A place of the drawing in px of the widget. */
GdkRectangle rp_diagram_view_to_widget (RpDiagramView *self, double x, double y, double width, double height);
/* What follows until gtk_snapshot_restore is in diagram px. */
void rp_diagram_view_scale_snapshot (RpDiagramView *self, GtkSnapshot *snapshot);
/* What is shown now; NULL: nothing. */
RpDrawing *rp_diagram_view_get_drawing (RpDiagramView *self);
/* The drawing as it is painted; NULL: not yet. Belongs to the view. */
GdkTexture *rp_diagram_view_get_texture (RpDiagramView *self);
/* The session's state as values, with the theme of the desktop and MEASURE. The pointers are borrowed from the session.
 */
void rp_diagram_view_fill_state (RpDiagramView *self, const RpTextMeasure *measure, RpViewState *state);
/* The hits of the session's search as values; the pointers are borrowed from it. */
void rp_diagram_view_fill_hits (RpDiagramView *self, RpHits *hits);
/* The drawing is out of date: the next frame makes it anew. */
void rp_diagram_view_invalidate (RpDiagramView *self);
/* The content stands elsewhere, all else is as it was: it is drawn anew with the next frame, or, where that takes long,
 * moved until the hand rests. */
void rp_diagram_view_moved (RpDiagramView *self);
/* The shape at a point of the view, within REACH px; NULL: none. */
const RpShape *rp_diagram_view_hit (RpDiagramView *self, double x, double y, double reach);
/* What is painted next takes a moment: what is seen stays as it is until then, and fades into it. */
void rp_diagram_view_fade (RpDiagramView *self);
/* Makes it anew at once if it is out of date. */
void rp_diagram_view_update (RpDiagramView *self);

/* A click at a point: selects, or drops the selection; a double click opens. */
void rp_diagram_view_click (RpDiagramView *self, double x, double y, guint n_press);
/* A click with Ctrl: selects what is there as well, or no more. The same of what has the focus. */
void rp_diagram_view_click_also (RpDiagramView *self, double x, double y);
void rp_diagram_view_pick_focused (RpDiagramView *self);
/* What of the drawing is under the pointer, else has the focus and shows it, BY_KEY (out); NULL: nothing. */
const RpShape *rp_diagram_view_get_noticed (RpDiagramView *self, gboolean *by_key);
/* What has the focus; RP_RECORD_REF_NONE: nothing, or what stands for several. */
RpRecordRef rp_diagram_view_get_focused (RpDiagramView *self);
/* The focus goes along the ties of the selected entity, or of the focused (DIRECTION 1 or -1). FALSE: there are none.
 */
gboolean rp_diagram_view_step_tied (RpDiagramView *self, int direction);
/* The focus goes from a part to its whole, elsewhere to the selected. FALSE: there is none in sight. */
gboolean rp_diagram_view_step_out (RpDiagramView *self);
/* Where the pointer is; outside the view x is negative. */
void rp_diagram_view_set_pointer (RpDiagramView *self, double x, double y);
void rp_diagram_view_get_pointer (RpDiagramView *self, double *x, double *y);

void rp_diagram_view_pan (RpDiagramView *self, double dx, double dy);
void rp_diagram_view_zoom (RpDiagramView *self, double x, double y, double factor);
/* About the middle: while a key is held, and by one stroke. */
void rp_diagram_view_zoom_middle (RpDiagramView *self, double factor);
void rp_diagram_view_zoom_step (RpDiagramView *self, double factor);
void rp_diagram_view_fit_all (RpDiagramView *self);
void rp_diagram_view_show_selection (RpDiagramView *self, gboolean fit);
/* Centres the selection; where it is in the middle already, fits it. */
void rp_diagram_view_centre_selection (RpDiagramView *self);
/* What glides stops where it is. */
void rp_diagram_view_stop (RpDiagramView *self);

G_END_DECLS
