/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's files share: window.c makes it, window-file.c reads datasets into it, window-actions.c is what can
 * be done, window-state.c keeps the actions' states true. */
#pragma once

#include "window.h"

#include "briefing-deck.h"
#include "detail-panel.h"
#include "error-page.h"
#include "file-watch.h"
#include "filter-bar.h"
#include "filter-panel.h"
#include "legend-strip.h"
#include "loader.h"
#include "mapping.h"
#include "network-pane.h"
#include "overview-strip.h"
#include "present-run.h"
#include "saved-arrangement.h"
#include "handout-job.h"
#include "scene-list.h"
#include "search-panel.h"
#include "sources-pane.h"
#include "start-page.h"
#include "table-view.h"
#include "time-player.h"
#include "timeline-view.h"
#include "view-keeper.h"
#include "view-memory.h"

G_BEGIN_DECLS

typedef enum
{
  RP_READING_OPEN,    /* another dataset */
  RP_READING_RETRY,   /* the same, without a word until it is read */
  RP_READING_RELOAD,  /* the dataset shown, since a person asks */
  RP_READING_CHANGED, /* the same, since its file has changed */
  RP_READING_MOVED,   /* what is shown, from where it was saved as a new dataset */
} RpReading;

/* How the arrangement stands to its file. */
typedef struct
{
  char *file;         /* where the arrangement is saved: beside the dataset, unless that cannot be; NULL: no dataset */
  gboolean elsewhere; /* it cannot be */
  guint64 seen;       /* fingerprint of that file as it was read or written last; 0: there is none */
  char *text;         /* what it says, as this Rapport would write it; NULL: nothing that could be read */
  guint n_gone;       /* what of the arrangement belongs to nothing in the dataset, as it was told last */
} RpSavedFile;

typedef struct _RpBriefingHold RpBriefingHold;

/* What is done with the briefing's file. */
typedef struct
{
  RpBriefingHold *hold; /* where what is not saved is kept; NULL: no dataset */
  char *next;           /* while unsaved work is asked about: what is to be opened then, "": a new one; NULL: the window
                           is to be closed */
  gboolean closing;     /* that was answered: nothing more is asked */
  AdwToast *undo_toast, *left_toast; /* what can be undone; what was brought back; NULL: none */
} RpDeckFile;

/* How files are read, those of no format that is known above all. */
typedef struct
{
  RpImportOptions said;  /* what a person has said of the file shown; owned, as the next */
  RpImportOptions next;  /* of the one that is being opened */
  RpMapping *shown;      /* what the file shown was taken for; NULL: it is of a known format */
  char *two_readings;    /* a date in it that can be read in two ways; NULL: none */
  char *path;            /* of what is to be opened, while it is asked how; NULL: nothing is */
  GtkWindow *dialog;     /* weak */
  gboolean as_last_time; /* what is being opened is read as one of its shape was */
} RpMappingAsked;

typedef struct _RpJoining RpJoining; /* further files in the dataset shown: window-joining.c */

struct _RpWindow
{
  AdwApplicationWindow parent_instance;
  RpSession *session;
  RpBriefingDeck *deck;
  RpTimelineSource *source;
  char *path;          /* of the dataset shown; NULL: none */
  char *loading_path;  /* of what is being read */
  char *failed_path;   /* of what the error page is about; NULL: none */
  guint n_loads;       /* how often a dataset has come to be shown */
  guint64 fingerprint; /* of what the dataset shown was read from */
  RpLoader *loader;
  RpMappingAsked mapping;
  RpJoining *joining;                       /* further files in the dataset shown */
  RpReading reading;                        /* what the loader is for */
  RpFileWatch *watch, *next_watch;          /* of the dataset shown; of what is being read or has failed */
  gboolean again, next_again;               /* they have told of a change since it was read */
  char *complaint;                          /* about the new version of the dataset shown; NULL: none */
  GPtrArray *trouble, *exports;             /* its problems (RpProblem); what is being written; NULL: none */
  guint complaint_id;                       /* it is about to be said */
  GtkWindow *problem_window, *scene_editor; /* weak */
  RpViewKeeper *keeper, *arrangement_keeper, *briefing_keeper;
  RpPresentRun *presenting; /* NULL: nobody presents */
  RpSavedFile saved;
  RpDeckFile deck_file;
  gboolean follow; /* all views follow the selection that is about to change, not only those without the pointer */
  gboolean details_gave_way;               /* to the filters, for want of room */
  gboolean details_before, filters_before; /* whether they were shown before the diagrams stood alone */
  double split;
  guint busy_id, measure_id, n_watches; /* the network's layout takes long; its measures are watched, and how often */

  AdwToastOverlay *toasts;
  AdwToast *link_toast;                        /* which link was followed last; NULL: none */
  GMenu *layout_section, *network_menu;        /* of the main menu: ways to lay out the network; at one of its nodes */
  GMenu *undo_section, *briefing_undo_section; /* of the main menu: what undo and redo would do, by name */
  GMenu *briefing_menu, *briefing_place, *briefing_files_section, *briefing_left_section, *recent_menu;
  GtkWidget *header, *history_box, *title_box, *details_button, *export_button, *search_button, *menu_button,
      *view_button;
  GtkLabel *title_label, *subtitle_label, *notice_label, *measure_label, *caption;
  GtkStack *switch_stack, *pages;
  GtkRevealer *notice;
  AdwStatusPage *loading_page;
  GtkProgressBar *progress;
  RpStartPage *start_page;
  RpErrorPage *error_page;
  AdwFlap *flap, *filter_flap, *scene_flap;
  RpFilterPanel *filter_panel;
  RpFilterBar *filter_bar;
  RpSceneList *scene_list;
  GtkWidget *filter_button, *scene_button, *overview_frame, *notice_problems;
  GtkWidget *stage, *network_overlay, *network_busy, *layout_busy, *measure_busy;
  RpTimePlayer *player;
  GtkPaned *paned;
  RpTimelineView *timeline;
  RpNetworkPane *network;
  RpTableView *table;
  RpSourcesPane *sources;
  RpLegendStrip *legend;
  RpOverviewStrip *overview;
  RpSearchPanel *search_panel;
  GtkWidget *focus_before; /* the search; weak */
  RpDetailPanel *details_panel;
};

/* How an action's callbacks begin: what it does; what a change of its state does; what all views follow, also that
 * which the pointer is in. */
#define ACTION(name)                                                                                                   \
  static void name (G_GNUC_UNUSED GSimpleAction *action, G_GNUC_UNUSED GVariant *parameter, gpointer data)
#define CHANGE(name) static void name (G_GNUC_UNUSED GSimpleAction *action, GVariant *state, gpointer data)
#define FOLLOWED(name, call)                                                                                           \
  ACTION (name)                                                                                                        \
  {                                                                                                                    \
    RpWindow *self = data;                                                                                             \
                                                                                                                       \
    self->follow = TRUE;                                                                                               \
    call;                                                                                                              \
    self->follow = FALSE;                                                                                              \
  }

/* window-network.c */
void rp_window_add_network_actions (RpWindow *self);
void rp_window_network_changed (RpWindow *self, guint what);

/* window-nodes.c */
void rp_window_add_node_actions (RpWindow *self);
void rp_window_nodes_changed (RpWindow *self, guint what);

/* window-members.c */
void rp_window_add_members_actions (RpWindow *self);
void rp_window_members_changed (RpWindow *self, guint what);

/* window.c */
/* The timeline's part of the height. */
void rp_window_set_split (RpWindow *self, double split);

/* window-file.c */
void rp_window_show_page (RpWindow *self, const char *name);
/* Reads the dataset at PATH into this window; what would be lost by that is asked about first. */
void rp_window_read (RpWindow *self, const char *path);
/* The same, whatever is lost. */
void rp_window_read_now (RpWindow *self, const char *path);
/* What is shown was saved at PATH as a new dataset: it is that from now on, with all in its place. */
void rp_window_move_to (RpWindow *self, const char *path);
void rp_window_start_reading (RpWindow *self, const char *path, RpReading reading);
/* Again what is shown, or what could not be. */
void rp_window_reload (RpWindow *self);
void rp_window_cancel (RpWindow *self);
/* Files (GFile) that were dropped or chosen: the first in this window, the others in windows of their own. FALSE where
 * there is none that has a path. */
gboolean rp_window_take_files (RpWindow *self, GSList *files);
void rp_window_choose_file (RpWindow *self);
void rp_window_new_dataset (RpWindow *self);
void rp_window_open_example (RpWindow *self);
void rp_window_accept_drops (RpWindow *self);

#define RP_WINDOW_N_DIAGRAMS 3

/* window-actions.c */
/* Those that stand for records and show what is selected: timeline, network, sources. */
void rp_window_get_diagrams (RpWindow *self, RpDiagramView *views[RP_WINDOW_N_DIAGRAMS]);
void rp_window_add_actions (RpWindow *self);
void rp_window_add_keys (RpWindow *self);
void rp_window_set_view (RpWindow *self, const char *view);
/* The focus goes to the view as a whole: a key leads to what stands in it. */
void rp_window_focus_view (RpWindow *self);
const char *rp_window_get_view (RpWindow *self);

/* window-dates.c: asks where RESULT, just opened, has dates of two readings. */
void rp_window_ask_for_dates (RpWindow *self, const RpImportResult *result);
/* The question about those in the file at PATH, to be presented; it is answered "dmy", "mdy" or "leave". */
GtkWidget *rp_window_question_of_dates (RpWindow *self, const char *path, const RpImportResult *result);

/* window-mapping.c: files of no format that is known. */
/* Whether what was read at PATH is not shown yet: it is asked how it is to be read, or is read again as it was kept. */
gboolean rp_window_ask_for_mapping (RpWindow *self, const RpImportResult *result, const char *path);
/* RESULT has come to be shown. */
void rp_window_mapping_shown (RpWindow *self, const RpImportResult *result, gboolean reloaded);
/* Nobody is asked any more. */
void rp_window_drop_mapping_dialog (RpWindow *self);
void rp_window_clear_options (RpImportOptions *options);
/* OWN becomes a copy of OPTIONS. */
void rp_window_take_options (RpImportOptions *own, const RpImportOptions *options);
/* How a file of that shape is read from now on. */
void rp_window_keep_mapping (const RpImportOptions *options);
void rp_window_add_mapping_actions (RpWindow *self);
void rp_window_stop_mapping (RpWindow *self);

/* window-joining*.c: further files in the dataset shown. */
void rp_window_add_file (RpWindow *self, const char *path);
/* Files (GFile) that were dropped on what is shown: it is asked what is meant. FALSE where there is none that has a
 * path. */
gboolean rp_window_open_or_add (RpWindow *self, GSList *files);
/* The first file has another version, DATASET. FALSE: nothing was added to it. */
gboolean rp_window_joining_rebase (RpWindow *self, RpDataset *dataset);
/* Another dataset is about to be shown. */
void rp_window_joining_forget (RpWindow *self);
void rp_window_joining_shown (RpWindow *self);
/* What undo (-1) or redo (1) would do now with files that were added; NULL: something else has its turn. */
const char *rp_window_joining_step_name (RpWindow *self, int direction);
gboolean rp_window_joining_step (RpWindow *self, int direction);
/* Whether nothing is lost if the dataset at NEXT is shown, or (NULL) the window closed. FALSE: it is being asked about,
 * and that comes when it is answered. */
gboolean rp_window_joining_may_go (RpWindow *self, const char *next);
/* What was not saved is saved, or given up. */
void rp_window_joining_moved (RpWindow *self);
/* Reads again what was added. */
void rp_window_joining_reload (RpWindow *self);
/* How many files were added. */
guint rp_window_n_joined (RpWindow *self);
void rp_window_add_joining_actions (RpWindow *self);
void rp_window_stop_joining (RpWindow *self);

/* window-file-actions.c: what can be done with files. */
void rp_window_add_file_actions (RpWindow *self);

/* window-export.c: pictures and data that leave the window. */
void rp_window_add_export_actions (RpWindow *self);
/* Nothing that is still being made is wanted any more. */
void rp_window_cancel_exports (RpWindow *self);

/* window-reload.c: files that change. */
/* Watches PATH while it is being read, and after it has failed; NULL: nothing any more. */
void rp_window_watch_next (RpWindow *self, const char *path);
/* The dataset at the window's path has come to be shown: what was watched as the next is that. */
void rp_window_watch_shown (RpWindow *self);
/* Reads again what has changed meanwhile, unless something is being read. */
void rp_window_read_changed (RpWindow *self);
void rp_window_stop_watching (RpWindow *self);
/* The new version cannot be read: TEXT (transfer full) says so, now or if it stays so. PROBLEMS are nullable. */
void rp_window_complain (RpWindow *self, char *text, GPtrArray *problems, gboolean at_once);
/* All is well again. */
void rp_window_hush (RpWindow *self);
void rp_window_show_problems (RpWindow *self);

/* window-restore.c: what a window shows of its dataset, kept and brought back. */
void rp_window_start_remembering (RpWindow *self);
/* Something has changed; and: it is kept at once. */
void rp_window_remember (RpWindow *self);
void rp_window_remember_now (RpWindow *self);
/* Before the window is shown: the size that it had with the dataset at PATH. */
void rp_window_restore_size (RpWindow *self, const char *path);
/* The dataset at PATH has come into the session. */
void rp_window_restore_view (RpWindow *self, const char *path);
/* What is in the session is the dataset at PATH now: it is shown as it was, and that is kept for it. */
void rp_window_move_view (RpWindow *self, const char *path);

/* window-arrangement.c: how a dataset is arranged, kept by itself; and how that stands to the file beside the dataset.
 */
void rp_window_start_arranging (RpWindow *self);
/* The dataset at PATH has come into the session. */
void rp_window_restore_arrangement (RpWindow *self, const char *path);
/* What is arranged is the arrangement of the dataset at PATH now. */
void rp_window_move_arrangement (RpWindow *self, const char *path);
/* Another version of the dataset has come: what is no longer in it is told. */
void rp_window_arrangement_reloaded (RpWindow *self);
/* The file at saved.file is what SAVED says, and the fingerprint is known. */
void rp_window_arrangement_is_saved (RpWindow *self, const RpSavedArrangement *saved);
/* Arranges as the file at PATH says: a step that is called NAME (transfer full). NULL and a word in the window where it
 * cannot be used. SEEN as rp_arrangement_file_read has it. */
gboolean rp_window_open_arrangement (RpWindow *self, const char *path, guint64 *seen);
/* The sign in the title that the file does not say what is shown. */
void rp_window_mark_unsaved (RpWindow *self);
void rp_window_arrangement_changed (RpWindow *self, guint what);
void rp_window_stop_arranging (RpWindow *self);

/* window-saving.c: what can be done with arrangements. */
void rp_window_add_arrangement_actions (RpWindow *self);

/* window-time.c: range, period, folds, and what the timeline shows besides. */
void rp_window_add_time_actions (RpWindow *self);
/* The legend, the overview and the transport, where there is room and a time for them. */
void rp_window_fit_frame (RpWindow *self);
void rp_window_start_fitting (RpWindow *self);
void rp_window_time_changed (RpWindow *self, guint what);

/* window-lanes.c: what can be done with the timeline's lanes. */
void rp_window_add_lane_actions (RpWindow *self);
void rp_window_lanes_changed (RpWindow *self);

/* window-filter.c: what is filtered. */
void rp_window_add_filter_actions (RpWindow *self);
void rp_window_filter_changed (RpWindow *self, guint what);
/* Details are about to be shown: filters go where there is no room for both. */
void rp_window_make_room_for_details (RpWindow *self);

/* window-history.c: back and forward, undo and redo. */
void rp_window_add_history_actions (RpWindow *self);
void rp_window_undo_changed (RpWindow *self);
void rp_window_history_changed (RpWindow *self, guint what);
/* To what the selected event is linked with. */
void rp_window_follow_link (RpWindow *self, int direction);

/* window-briefing.c: the scenes of the briefing that is being put together. */
void rp_window_add_briefing_actions (RpWindow *self);
/* NULL: there are no scenes. Belongs to the window. */
RpBriefing *rp_window_get_briefing (RpWindow *self);
/* The scene that was shown last, else the first. */
guint rp_window_get_scene_index (RpWindow *self);
/* As it was kept: a step that can be undone. */
void rp_window_show_scene (RpWindow *self, guint index);
/* window-handout.c */
void rp_window_add_handout_actions (RpWindow *self);
/* window-export.c: as RpHandoutSave has it. */
void
rp_window_start_handout (GtkWindow *window, RpHandoutOrder *order, const char *path, RpExportDone done, gpointer data);
/* The keys of undo (-1) and redo, and of a lane that moves, are for the list of scenes. FALSE: it has not the focus. */
gboolean rp_window_undo_in_briefing (RpWindow *self, int direction);
gboolean rp_window_move_in_briefing (RpWindow *self, int direction);
/* window-deck.c: how the briefing stands to its file. */
void rp_window_add_deck_actions (RpWindow *self);
/* TEXT (transfer full) is said; BUTTON (nullable) does ACTION, and then it stays until it is answered, or something
 * else is opened or saved. */
void rp_window_tell_briefing (RpWindow *self, char *text, const char *button, const char *action);
/* What was read of the file at PATH comes into the deck. NOTE (nullable): it holds more than could be read, and is
 * asked about before it is written over. */
void
rp_window_load_briefing (RpWindow *self, RpBriefing *briefing, const char *path, guint64 fingerprint, const char *note);
/* The one beside the dataset at PATH. Of another dataset it is not shown unless somebody wants that. */
void rp_window_open_beside (RpWindow *self, const char *path);
/* The menu has the briefings beside the dataset, the one that is open marked. */
void rp_window_list_briefings (RpWindow *self);
/* Whether nothing is lost, or it was asked about; FALSE: it is being asked about. */
gboolean rp_window_may_close (RpWindow *self);

/* window-recovery.c: what is not saved of the briefing. */
void rp_window_start_keeping (RpWindow *self);
void rp_window_stop_keeping (RpWindow *self);
/* It has changed; and: it is kept at once. */
void rp_window_keep_briefing (RpWindow *self);
void rp_window_keep_briefing_now (RpWindow *self);
/* The dataset at PATH has come into the session: the briefing beside it is opened, or what was left unsaved of it. */
void rp_window_restore_briefing (RpWindow *self, const char *path);
/* What is in the session is the dataset at PATH now: the scenes go with it, unsaved, unless it has a briefing. */
void rp_window_move_briefing (RpWindow *self, const char *path);
/* What else was left, by the NAME that the menu has; what is not saved now is left in its turn. */
void rp_window_open_left (RpWindow *self, const char *name);

/* window-briefing.c */
/* Which of the actions make sense now. */
void rp_window_enable_briefing (RpWindow *self);

/* window-present.c: the briefing on stage. */
void rp_window_add_present_actions (RpWindow *self);
void rp_window_present_changed (RpWindow *self, guint what);

/* window-table.c: the fourth view. */
void rp_window_add_table_actions (RpWindow *self);
/* Which table is open and how all of them are set, to be kept and brought back; MEMORY NULL: as they begin. */
void rp_window_remember_tables (RpWindow *self, RpViewMemory *memory);
void rp_window_recall_tables (RpWindow *self, const RpViewMemory *memory);
/* The table has its own use for KEY while it has the focus. */
gboolean rp_window_table_takes_key (RpWindow *self, guint key);

/* window-sources.c: what can be done with the view of sources. */
void rp_window_add_source_actions (RpWindow *self);
void rp_window_sources_changed (RpWindow *self, guint what);

/* window-state.c */
void rp_window_set_state (RpWindow *self, const char *action, GVariant *state);
GVariant *rp_window_get_state (RpWindow *self, const char *action);
gboolean rp_window_get_flag (RpWindow *self, const char *action);
void rp_window_enable (RpWindow *self, const char *action, gboolean enabled);
/* Of an action that only tells: nobody but the window may change its state. */
void rp_window_change_nothing (GSimpleAction *action, GVariant *state, gpointer data);
void rp_window_session_changed (RpWindow *self, guint what);

G_END_DECLS
