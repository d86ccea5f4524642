/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as an index card, in blocks of text: what it is, when, where, who, and then the evidence. Pure data, made
 * once and read by whoever draws or writes it; no widget, no markup. Texts of the dataset stand in it as they are. */
#pragma once

#include "dataset.h"
#include "period.h"

G_BEGIN_DECLS

/* Lists show so many of anything; the rest is counted, and can be asked for. */
#define RP_CARD_LIMIT 40u

typedef enum
{
  RP_CARD_LIST_PARTICIPANTS,
  RP_CARD_LIST_PARTS,
  RP_CARD_LIST_LINKS,
  RP_CARD_LIST_TIES,
  RP_CARD_LIST_TIES_OUTSIDE, /* not in the period; none shown unless asked for */
  RP_CARD_LIST_EVENTS,
  RP_CARD_LIST_EVIDENCE,
  RP_CARD_LIST_SUPPORTS,
  RP_CARD_LIST_FIGURES,
  RP_CARD_LIST_FIGURES_OUTSIDE,
  RP_CARD_LIST_DIFFERENCES,
  RP_CARD_LIST_OTHERS,
  RP_CARD_N_LISTS,
} RpCardList;

typedef enum
{
  RP_CARD_HEAD,       /* caption: the kind; spans: the title; ref: whose symbol */
  RP_CARD_WHEN,       /* spans: the date in words; badges */
  RP_CARD_TEXT,       /* a sentence, or many */
  RP_CARD_NOTE,       /* small print */
  RP_CARD_DOUBT,      /* what a reader must not overlook */
  RP_CARD_HEADING,    /* caption; role: a count */
  RP_CARD_FACT,       /* caption: spans, below */
  RP_CARD_RECORD,     /* ref: whose symbol; spans: its link; below; role */
  RP_CARD_SOURCE,     /* spans: link to a source; below: author, date. Passages follow */
  RP_CARD_PASSAGE,    /* quote, locator, role: the grade, note; inset: at its field, with its source in the spans */
  RP_CARD_DIFFERENCE, /* caption: the field; role: what that is; rows */
  RP_CARD_STRIP,      /* ticks */
  RP_CARD_IMAGE,      /* path; caption: what it shows */
  RP_CARD_MORE,       /* n more of a list */
  RP_CARD_PLACE,      /* path, n: the line */
  RP_CARD_PROBLEMS,   /* n, caption: of the dataset */
} RpCardBlockKind;

typedef enum
{
  RP_CARD_PLAIN,
  RP_CARD_TO_RECORD,  /* ref */
  RP_CARD_TO_ADDRESS, /* the text is the whole address: http, https or mailto */
  RP_CARD_TO_FILE,    /* the text is a path below the dataset's folder; quote: what to mark in it, nullable */
} RpCardSpanKind;

typedef struct
{
  RpCardSpanKind kind;
  char *text;
  char *quote;
  RpRecordRef ref;
} RpCardSpan;

/* A value, and who says so. */
typedef struct
{
  GArray *value, *who; /* RpCardSpan */
  gboolean own;        /* the record's */
} RpCardRow;

/* An event on the strip: seconds since 1970. */
typedef struct
{
  guint event;
  double from, to;
} RpCardTick;

typedef struct
{
  RpCardBlockKind kind;
  char *caption, *role, *quote, *locator, *note, *path; /* nullable */
  gboolean against;                                     /* note: it disputes */
  gboolean inset;
  RpRecordRef ref;
  GArray *spans, *below; /* RpCardSpan */
  GPtrArray *badges;     /* char *; nullable */
  GArray *rows;          /* RpCardRow; nullable */
  GArray *ticks;         /* RpCardTick; nullable */
  double from, to;       /* the strip's ends */
  RpCardList list;
  guint n;
} RpCardBlock;

typedef struct
{
  RpDataset *dataset; /* owned */
  RpRecordRef ref;
  GPtrArray *blocks; /* RpCardBlock */
} RpCard;

/* What to describe. Pointers are borrowed for the call. */
typedef struct
{
  RpDataset *dataset;
  RpRecordRef ref;               /* RP_RECORD_REF_NONE: the dataset itself */
  const RpPeriod *period;        /* nullable: ties and figures of then */
  const RpRecordSet *shown;      /* nullable: all */
  const char *path;              /* of the dataset's file; nullable */
  guint limits[RP_CARD_N_LISTS]; /* G_MAXUINT: all */
} RpCardRequest;

/* Limits as they are at first. */
void rp_card_request_init (RpCardRequest *request, RpDataset *dataset, RpRecordRef ref);
/* Transfer full. O(what is shown), but for the order of an entity's events and of a source's passages. */
RpCard *rp_card_new (const RpCardRequest *request);
void rp_card_free (RpCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpCard, rp_card_free)

/* Spans as one text. Transfer full. */
char *rp_card_spans_text (const GArray *spans);

/* What several records have in common. The arrays are guint, ascending; an entity that takes part in an event is a
 * participant, one where it happened a place. */
typedef struct
{
  GArray *participants, *places, *events, *sources;
} RpShared;

/* Of N records: the entities, places, events and sources that all of them have (an event has itself among its events, a
 * source itself among its sources). Transfer full. */
RpShared *rp_describe_shared (RpDataset *dataset, const RpRecordRef *refs, guint n);
void rp_shared_free (RpShared *shared);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RpShared, rp_shared_free)
/* N records as one card: which they are, the ties between them, and what all of them have. REQUEST tells the dataset
 * and the limits. Transfer full. */
RpCard *rp_card_new_shared (const RpCardRequest *request, const RpRecordRef *refs, guint n);

G_END_DECLS
