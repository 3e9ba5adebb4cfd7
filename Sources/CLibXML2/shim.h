#ifndef PEERVIEW_CLIBXML2_SHIM_H
#define PEERVIEW_CLIBXML2_SHIM_H
/* libxml2's headers would pull in the system's ICU, which clashes with the one inside Foundation: switch that off first. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#endif
