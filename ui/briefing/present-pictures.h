/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures of a briefing's scenes while it is presented: that which is shown, the next and the one before are made
 * ahead in threads, for the size of the stage; small ones of all scenes for the overview. */
#pragma once

#include "picture-job.h"

G_BEGIN_DECLS

typedef struct _RpPresentPictures RpPresentPictures;

/* The scene at INDEX has come: its picture, or (SMALL) the one for the overview. */
typedef void (*RpPresentPictureCame) (guint index, gboolean small, gpointer data);

/* PATH, of the dataset's file, is nullable. Transfer full. */
RpPresentPictures *rp_present_pictures_new (RpDataset *dataset, RpBriefing *briefing, const char *path,
                                            RpPresentPictureCame came, gpointer data);
void rp_present_pictures_free (RpPresentPictures *self);
/* All is made again, for another version of the dataset. What there is of the old stays until then. */
void rp_present_pictures_set_dataset (RpPresentPictures *self, RpDataset *dataset);
/* For a stage of WIDTH × HEIGHT px, SCALE device px each; PROGRESS: each says which of how many it is. */
void rp_present_pictures_set_stage (RpPresentPictures *self, int width, int height, double scale, const RpTheme *theme,
                                    gboolean progress);
/* The scene at INDEX is wanted first, then those beside it; others are forgotten. */
void rp_present_pictures_want (RpPresentPictures *self, guint index);
/* Small ones of all are wanted too. */
void rp_present_pictures_want_small (RpPresentPictures *self);
/* As it is to be on stage; NULL: not yet. Belong to the pictures. */
RpStagePicture *rp_present_pictures_get (RpPresentPictures *self, guint index, GdkTexture **texture);
GdkTexture *rp_present_pictures_get_small (RpPresentPictures *self, guint index);
/* For other pictures of the same stage: borrowed, without number. SCALE as above. */
const RpStageOptions *rp_present_pictures_get_options (RpPresentPictures *self, double *scale);

G_END_DECLS
