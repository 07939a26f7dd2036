// libxml2 may be built with ICU, whose headers clash with the ICU inside Foundation. Only the
// last, unused members of one structure depend on it, so leave them out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
