/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of another program's file while they are collected: made in any order, changed until the end, by ids or by
 * names. It knows no format. What a format has and Rapport has no field for becomes an attribute, so that nothing is
 * lost in silence. From one thread.
 *
 * Strings given to a gathering are copied where a function takes them; what is put into an RpGathered's own fields must
 * be the gathering's (rp_gathering_text ()) or live as long. NULL and "" mean "not given". */
#pragma once

#include "dataset-builder.h"
#include "importer.h"

G_BEGIN_DECLS

typedef struct _RpGathered RpGathered;
typedef struct _RpGatheredItem RpGatheredItem;

/* A record in the making. Fields that its type has not are ignored. */
struct _RpGathered
{
  RpRecordType type;
  RpPlace place;
  const char *path; /* of the record, for problems; nullable */
  const char *id;   /* NULL: one is made of title and date */
  const char *title, *kind, *summary, *url, *marking;
  const char *when;                  /* as it is to be read: EDTF; rp_gathered_set_when () */
  const char *when_text, *when_note; /* events */
  RpStatus status;
  RpBasis basis;
  const char *event_place, *part_of;                                /* ids */
  double order;                                                     /* NAN: the file's */
  const char *from, *to;                                            /* ids */
  gboolean directed;                                                /* TRUE at first */
  double weight;                                                    /* 1 at first; ignored unless finite and > 0 */
  const char *publisher, *author, *origin, *reliability, *language; /* sources; `when` is their date */
  const char *sort;
  double latitude, longitude; /* NAN: none */
  /* Private. */
  RpGatheredItem *items;
  RpGathered *next;
};

/* Transfer full. */
RpGathering *rp_gathering_new (const RpImportInput *input);
void rp_gathering_free (RpGathering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpGathering, rp_gathering_free)

/* The dataset (transfer full), or NULL when nothing is usable: then PROBLEMS got why. The gathering is empty then. */
RpDataset *rp_gathering_finish (RpGathering *self, GPtrArray *problems);

/* Says how far one is, from 0 to 1. FALSE: cancelled, make an end. Cheap: call it for each record. */
gboolean rp_gathering_step (RpGathering *self, double fraction);
/* How many records of TYPE there are so far. */
guint rp_gathering_count (const RpGathering *self, RpRecordType type);

/* A copy that lives as long as the gathering; equal ones are one. LENGTH -1: nul-terminated. NULL, "" and what is all
 * blanks: NULL. Blanks at its ends go. */
const char *rp_gathering_text (RpGathering *self, const char *text, gssize length);
const char *rp_gathering_printf (RpGathering *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* ---- the dataset itself ---- */

void rp_gathering_set_title (RpGathering *self, const char *title);
void rp_gathering_set_description (RpGathering *self, const char *description);
void rp_gathering_set_marking (RpGathering *self, const char *marking);
void rp_gathering_set_language (RpGathering *self, const char *language);
/* How a kind is called and drawn; COLOR "#rrggbb". All but NAME nullable. */
void
rp_gathering_add_kind (RpGathering *self, RpRecordType type, const char *name, const char *label, const char *color);
/* A background band. WHEN is EDTF; ignored without. */
void rp_gathering_add_era (RpGathering *self, const char *label, const char *when, const char *color);

/* ---- problems ---- MESSAGE: what was expected and what was found; transfer full. ID is nullable. */

void rp_gathering_report (RpGathering *self, RpSeverity severity, RpPlace place, const char *path, const char *id,
                          char *message);
void rp_gathering_report_node (RpGathering *self, RpSeverity severity, const RpJsonNode *node, const char *id,
                               char *message);
/* The same as an error, for a record that cannot be kept; it is counted as left out. */
void rp_gathering_leave_out (RpGathering *self, RpPlace place, const char *path, const char *id, char *message);
void rp_gathering_leave_out_node (RpGathering *self, const RpJsonNode *node, const char *id, char *message);
/* Nothing of the file can be used. Returns FALSE, for `gather` to return. */
gboolean rp_gathering_fail (RpGathering *self, RpPlace place, const char *path, char *message);

/* How the file was read that no format knows: kept for whoever asks (mapping.h). A reference is taken. NULL: not so. */
void rp_gathering_set_mapping (RpGathering *self, RpMapping *mapping);
RpMapping *rp_gathering_get_mapping (const RpGathering *self);

gboolean rp_gathering_has_failed (const RpGathering *self);

/* A date was kept as wording because its order is not known: counted, so that a person can be asked. */
void rp_gathering_note_two_readings (RpGathering *self, const char *wording);
/* How many there were, and the first (the gathering's; nullable). */
guint rp_gathering_count_two_readings (const RpGathering *self, const char **wording);

/* ---- records ---- They belong to the gathering and come out in the order in which they were made. */

/* A new record of TYPE at NODE (nullable). ID is taken as it is: the second of two equal ones is a problem of the file
 * when the gathering is finished. ID, KIND and TITLE are copied, and nullable. */
RpGathered *rp_gathering_add (RpGathering *self, RpRecordType type, const RpJsonNode *node, const char *id,
                              const char *kind, const char *title);
/* The same for what is no JSON: PLACE and PATH say where it stands. */
RpGathered *rp_gathering_add_at (RpGathering *self, RpRecordType type, RpPlace place, const char *path, const char *id,
                                 const char *kind, const char *title);
/* The record with that id, NULL: none so far. */
RpGathered *rp_gathering_find (RpGathering *self, const char *id);
/* WANTED if no record has it yet, else "PREFIX:WANTED" (or that with a number). For formats whose edges and nodes may
 * have equal ids. WANTED NULL: NULL. */
const char *rp_gathering_free_id (RpGathering *self, const char *wanted, const char *prefix);

/* The first entity of that KIND (nullable: any) and NAME, letter case and blanks aside, made where there is none. NAME
 * is not empty. */
RpGathered *rp_gathering_entity_named (RpGathering *self, const char *name, const char *kind, RpPlace place);
/* The source with that title and address, made where there is none; one of them may be NULL. */
RpGathered *rp_gathering_source_named (RpGathering *self, const char *title, const char *url, RpPlace place);

/* ---- what a record has several of ---- texts are copied; an empty one is passed over */

void rp_gathered_add_tag (RpGathering *self, RpGathered *record, const char *tag);
/* A name that it has already is passed over. */
void rp_gathered_add_alias (RpGathering *self, RpGathered *record, const char *alias);
void rp_gathered_add_participant (RpGathering *self, RpGathered *event, const char *entity, const char *role);
/* The same of an entity that was gathered. */
void rp_gathered_add_entity (RpGathering *self, RpGathered *event, const RpGathered *entity, const char *role);
void rp_gathered_add_link (RpGathering *self, RpGathered *event, const char *to, const char *kind);
/* An event that a relation rests on. */
void rp_gathered_add_event (RpGathering *self, RpGathered *relation, const char *event);
void rp_gathered_add_possibly_same (RpGathering *self, RpGathered *entity, const char *other);
/* Equal label and value: once. */
void rp_gathered_add_attribute (RpGathering *self, RpGathered *record, const char *label, const char *value);
/* SOURCE is an id. LOCATOR and PASSAGE are nullable. */
void rp_gathered_add_evidence (RpGathering *self, RpGathered *record, const char *source, const char *locator,
                               const char *passage);
/* NODE (nullable) as attributes of RECORD: texts, numbers, true and false as they are; a list of these joined by
 * commas; objects and lists of others as compact JSON. null and what is empty: nothing. For keys nobody knows. */
void rp_gathered_add_other (RpGathering *self, RpGathered *record, const char *label, const RpJsonNode *node);

/* A further record like RECORD, with all that it has several of. ID is as in rp_gathering_add (). */
RpGathered *rp_gathered_copy (RpGathering *self, const RpGathered *record, const char *id);
/* RECORD's attributes and evidence are TO's too. A record that is to be none after all gets RP_RECORD_NONE as its type.
 */
void rp_gathered_copy_notes (RpGathering *self, const RpGathered *record, RpGathered *to);

/* ---- dates ---- see foreign-date.h for how they are read */

/* Begin and end as a stranger wrote them, either nullable, into `when`. What cannot be read, or only by guessing, is
 * kept as the record's wording (an event's when_text; else an attribute), with a warning at PLACE and PATH. */
void rp_gathered_set_dates (RpGathering *self, RpGathered *record, const char *begin, const char *end, RpPlace place,
                            const char *path);
/* The same at NODE, whose text is BEGIN's or whose place is to be said. */
void rp_gathered_set_dates_node (RpGathering *self, RpGathered *record, const char *begin, const char *end,
                                 const RpJsonNode *node);
/* WHEN as a record may have it, if it is EDTF and can be read; else NULL. The gathering's. */
const char *rp_gathering_known_date (RpGathering *self, const char *when);
/* WHEN is EDTF already (foreign-date.h makes it), nullable. One that is none is kept as wording, with a warning. */
void rp_gathered_set_when (RpGathering *self, RpGathered *record, const char *when);

G_END_DECLS
