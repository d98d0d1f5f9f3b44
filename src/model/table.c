#include "model/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/fnv.h"
#include "base/memory.h"

void table_init(struct table *table, size_t n)
{
    table->room = 16;
    while (table->room < 2 * n)
        table->room *= 2;
    table->slots = mem_alloc(table->room * sizeof *table->slots);
}

void table_clear(struct table *table)
{
    free(table->slots);
    *table = (struct table){NULL, 0};
}

/* The order of the slots shows nowhere. */
static uint64_t hash(const char *key)
{
    uint64_t digest = fnv_of(str_of(key));
    return digest ^ digest >> 32;
}

static struct table_slot *slot_of(const struct table *table, const char *key)
{
    size_t i = hash(key) & (table->room - 1);
    while (table->slots[i].key && strcmp(table->slots[i].key, key) != 0)
        i = (i + 1) & (table->room - 1);
    return &table->slots[i];
}

size_t table_find(const struct table *table, const char *key)
{
    if (table->room == 0)
        return TABLE_NONE;
    const struct table_slot *slot = slot_of(table, key);
    return slot->key ? slot->value : TABLE_NONE;
}

size_t table_enter(struct table *table, const char *key, size_t value)
{
    struct table_slot *slot = slot_of(table, key);
    if (slot->key)
        return slot->value;
    *slot = (struct table_slot){key, value};
    return TABLE_NONE;
}
