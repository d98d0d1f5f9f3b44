/*
 * The keys of publication.yaml.
 */
#ifndef COLOPHON_MODEL_SETTINGS_H
#define COLOPHON_MODEL_SETTINGS_H

#include "model/fields.h"
#include "model/publication.h"

/* Fills the publication from publication.yaml; `modified` and the navigation stay as written. What
 * other code relies on is never NULL: a missing name, title or lang is reported and gets a
 * stand-in. */
void settings_read(const struct reading *reading, const struct yaml_node *mapping,
                   struct publication *publication);

#endif
