/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ftm-schemata.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
/* By name. */
static const RpFtmSchema schemata[] = {
  { .name = "Address", .class = RP_FTM_THING },
  { .name = "Airplane", .class = RP_FTM_THING, .begin = { "buildDate", "registrationDate" }, .end = "deregistrationDate" },
  { .name = "Article", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Assessment", .class = RP_FTM_THING, .begin = { "publishDate" } },
  { .name = "Asset", .class = RP_FTM_THING },
  { .name = "Associate", .class = RP_FTM_EDGE, .source = "person", .target = "associate", .undirected = TRUE },
  { .name = "Audio", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "BankAccount", .class = RP_FTM_THING, .begin = { "openingDate" }, .end = "closingDate" },
  { .name = "Call", .class = RP_FTM_EVENT },
  { .name = "CallForTenders", .class = RP_FTM_THING, .begin = { "publicationDate" }, .end = "awardingDate" },
  { .name = "Company", .class = RP_FTM_THING, .begin = { "incorporationDate" }, .end = "dissolutionDate" },
  { .name = "Contract", .class = RP_FTM_THING, .begin = { "contractDate" } },
  { .name = "ContractAward", .class = RP_FTM_EDGE, .source = "contract", .target = "supplier" },
  { .name = "CourtCase", .class = RP_FTM_THING, .begin = { "fileDate" }, .end = "closeDate" },
  { .name = "CourtCaseParty", .class = RP_FTM_EDGE, .source = "party", .target = "case" },
  { .name = "CryptoWallet", .class = RP_FTM_THING, .begin = { "creationDate" } },
  { .name = "Debt", .class = RP_FTM_EDGE, .source = "debtor", .target = "creditor" },
  { .name = "Directorship", .class = RP_FTM_EDGE, .source = "director", .target = "organization" },
  { .name = "Document", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Documentation", .class = RP_FTM_EDGE, .source = "document", .target = "entity", .undirected = TRUE },
  { .name = "EconomicActivity", .class = RP_FTM_EVENT },
  { .name = "Email", .class = RP_FTM_EVENT, .begin = { "authoredAt", "publishedAt" } },
  { .name = "Employment", .class = RP_FTM_EDGE, .source = "employee", .target = "employer" },
  { .name = "Event", .class = RP_FTM_EVENT },
  { .name = "Family", .class = RP_FTM_EDGE, .source = "person", .target = "relative", .undirected = TRUE },
  { .name = "Folder", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "HyperText", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Identification", .class = RP_FTM_THING },
  { .name = "Image", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "LegalEntity", .class = RP_FTM_THING, .begin = { "incorporationDate" }, .end = "dissolutionDate" },
  { .name = "License", .class = RP_FTM_THING, .begin = { "contractDate" } },
  { .name = "Membership", .class = RP_FTM_EDGE, .source = "member", .target = "organization" },
  { .name = "Mention", .class = RP_FTM_EDGE, .source = "document", .target = "resolved" },
  { .name = "Message", .class = RP_FTM_EVENT, .begin = { "authoredAt", "publishedAt" } },
  { .name = "Note", .class = RP_FTM_NOTE, .target = "entity" },
  { .name = "Occupancy", .class = RP_FTM_EDGE, .source = "holder", .target = "post" },
  { .name = "Organization", .class = RP_FTM_THING, .begin = { "incorporationDate" }, .end = "dissolutionDate" },
  { .name = "Ownership", .class = RP_FTM_EDGE, .source = "owner", .target = "asset" },
  { .name = "Package", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Page", .class = RP_FTM_NOTE, .target = "document" },
  { .name = "Pages", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Passport", .class = RP_FTM_THING },
  { .name = "Payment", .class = RP_FTM_EDGE, .source = "payer", .target = "beneficiary" },
  { .name = "Person", .class = RP_FTM_THING, .begin = { "birthDate" }, .end = "deathDate" },
  { .name = "PlainText", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Position", .class = RP_FTM_THING, .begin = { "inceptionDate" }, .end = "dissolutionDate" },
  { .name = "Post", .class = RP_FTM_EDGE, .source = "holder", .target = "organization" },
  { .name = "Project", .class = RP_FTM_THING },
  { .name = "ProjectParticipant", .class = RP_FTM_EDGE, .source = "participant", .target = "project" },
  { .name = "PublicBody", .class = RP_FTM_THING, .begin = { "incorporationDate" }, .end = "dissolutionDate" },
  { .name = "RealEstate", .class = RP_FTM_THING, .begin = { "createDate" } },
  { .name = "Representation", .class = RP_FTM_EDGE, .source = "agent", .target = "client" },
  { .name = "Sanction", .class = RP_FTM_EVENT, .begin = { "startDate", "listingDate" }, .end = "endDate" },
  { .name = "Security", .class = RP_FTM_THING, .begin = { "issueDate" }, .end = "maturityDate" },
  { .name = "Similar", .class = RP_FTM_SIMILAR, .source = "candidate", .target = "match" },
  { .name = "Succession", .class = RP_FTM_EDGE, .source = "predecessor", .target = "successor" },
  { .name = "Table", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "TaxRoll", .class = RP_FTM_EVENT },
  { .name = "Trip", .class = RP_FTM_EVENT },
  { .name = "UnknownLink", .class = RP_FTM_EDGE, .source = "subject", .target = "object", .undirected = TRUE },
  { .name = "UserAccount", .class = RP_FTM_THING },
  { .name = "Vehicle", .class = RP_FTM_THING, .begin = { "buildDate", "registrationDate" }, .end = "deregistrationDate" },
  { .name = "Vessel", .class = RP_FTM_THING, .begin = { "buildDate", "registrationDate" }, .end = "deregistrationDate" },
  { .name = "Video", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
  { .name = "Workbook", .class = RP_FTM_DOCUMENT, .begin = { "publishedAt", "authoredAt" } },
};

typedef struct
{
  const char *name;
  RpFtmRole role;
} Property;

/* By name, as bytes. */
static const Property properties[] = {
  { "abbreviation", RP_FTM_ALIAS },
  { "addressEntity", RP_FTM_ENTITY },
  { "alias", RP_FTM_ALIAS },
  { "ancestors", RP_FTM_PERHAPS },
  { "author", RP_FTM_AUTHOR },
  { "authority", RP_FTM_PERHAPS },
  { "bank", RP_FTM_PERHAPS },
  { "bankAccount", RP_FTM_PERHAPS },
  { "bankForeign", RP_FTM_PERHAPS },
  { "bankRub", RP_FTM_PERHAPS },
  { "beneficiary", RP_FTM_ENTITY },
  { "beneficiaryAccount", RP_FTM_ENTITY },
  { "birthCountry", RP_FTM_COUNTRY },
  { "callForTenders", RP_FTM_ENTITY },
  { "caller", RP_FTM_ENTITY },
  { "citizenship", RP_FTM_COUNTRY },
  { "contextCountry", RP_FTM_COUNTRY },
  { "contract", RP_FTM_PERHAPS },
  { "contractHolder", RP_FTM_PERHAPS },
  { "country", RP_FTM_COUNTRY },
  { "declarant", RP_FTM_PERHAPS },
  { "departureCountry", RP_FTM_COUNTRY },
  { "description", RP_FTM_SUMMARY },
  { "destinationCountry", RP_FTM_COUNTRY },
  { "detectedCountry", RP_FTM_COUNTRY },
  { "document", RP_FTM_PERHAPS },
  { "emitters", RP_FTM_PERHAPS },
  { "endLocation", RP_FTM_PERHAPS },
  { "entity", RP_FTM_ENTITY },
  { "fileName", RP_FTM_NAME },
  { "flag", RP_FTM_COUNTRY },
  { "full", RP_FTM_NAME },
  { "holder", RP_FTM_OWNER },
  { "inReplyToEmail", RP_FTM_ENTITY },
  { "inReplyToMessage", RP_FTM_ENTITY },
  { "involved", RP_FTM_PERHAPS },
  { "issuer", RP_FTM_PERHAPS },
  { "jurisdiction", RP_FTM_COUNTRY },
  { "keywords", RP_FTM_TAG },
  { "language", RP_FTM_LANGUAGE },
  { "latitude", RP_FTM_LATITUDE },
  { "location", RP_FTM_PLACE },
  { "longitude", RP_FTM_LONGITUDE },
  { "mainCountry", RP_FTM_COUNTRY },
  { "name", RP_FTM_NAME },
  { "nationality", RP_FTM_COUNTRY },
  { "onBehalfOf", RP_FTM_PERHAPS },
  { "operator", RP_FTM_OWNER },
  { "organization", RP_FTM_PERHAPS },
  { "organizer", RP_FTM_PERHAPS },
  { "originCountry", RP_FTM_COUNTRY },
  { "owner", RP_FTM_OWNER },
  { "parent", RP_FTM_PERHAPS },
  { "pastFlags", RP_FTM_COUNTRY },
  { "payerAccount", RP_FTM_ENTITY },
  { "pictured", RP_FTM_PERHAPS },
  { "previousName", RP_FTM_ALIAS },
  { "program", RP_FTM_LABEL },
  { "project", RP_FTM_PERHAPS },
  { "proof", RP_FTM_PERHAPS },
  { "publisher", RP_FTM_PUBLISHER },
  { "receiver", RP_FTM_PERHAPS },
  { "recipientAccount", RP_FTM_ENTITY },
  { "recipients", RP_FTM_PERHAPS },
  { "relationship", RP_FTM_LABEL },
  { "resolved", RP_FTM_PERHAPS },
  { "role", RP_FTM_LABEL },
  { "sender", RP_FTM_PERHAPS },
  { "senderAccount", RP_FTM_ENTITY },
  { "sourceUrl", RP_FTM_SOURCE_URL },
  { "startLocation", RP_FTM_PERHAPS },
  { "subject", RP_FTM_NAME },
  { "summary", RP_FTM_SUMMARY },
  { "taxee", RP_FTM_ENTITY },
  { "tenderers", RP_FTM_PERHAPS },
  { "title", RP_FTM_NAME },
  { "topics", RP_FTM_TOPIC },
  { "tradingCountry", RP_FTM_COUNTRY },
  { "transport", RP_FTM_PERHAPS },
  { "vehicle", RP_FTM_PERHAPS },
  { "weakAlias", RP_FTM_ALIAS },
  { "website", RP_FTM_URL },
};
/* clang-format on */

/* What all FollowTheMoney's entities have, and no other format's objects: a schema, and properties by name. */
gboolean
rp_ftm_is_entity (const RpJsonNode *node)
{
  const RpJsonNode *schema = rp_json_node_get (node, "schema");

  return rp_json_node_is_text (schema) && schema->length > 0 && g_ascii_isupper (schema->text[0])
         && strpbrk (schema->text, " :/#") == NULL
         && (rp_json_node_get_object (node, "properties") != NULL || rp_json_node_get_list (node, "statements") != NULL)
         && rp_json_node_text (rp_json_node_get (node, "id")) != NULL;
}

static int
compare_schema_cb (gconstpointer key, gconstpointer item)
{
  return strcmp (key, ((const RpFtmSchema *)item)->name);
}

static int
compare_property_cb (gconstpointer key, gconstpointer item)
{
  return strcmp (key, ((const Property *)item)->name);
}

static gboolean
has (const RpJsonNode *properties_, const char *property)
{
  return rp_json_node_get (properties_, property) != NULL;
}

/* An unknown schema: an edge where it has the two ends of one and no name; an event where it has an interval's dates
 * and no name; a document where it has a file's fields; else a thing. */
static void
guess (const RpJsonNode *node, RpFtmSchema *plain)
{
  const RpJsonNode *values = rp_json_node_get_object (node, "properties");

  *plain = (RpFtmSchema){ .name = rp_json_node_get_text (node, "schema"), .class = RP_FTM_THING };
  if (has (values, "fileName") || has (values, "contentHash") || has (values, "bodyText"))
    plain->class = RP_FTM_DOCUMENT;
  if (plain->class == RP_FTM_DOCUMENT || has (values, "name"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (schemata); i++)
    if (schemata[i].class == RP_FTM_EDGE && has (values, schemata[i].source) && has (values, schemata[i].target))
      {
        plain->class = RP_FTM_EDGE;
        plain->source = schemata[i].source;
        plain->target = schemata[i].target;
        plain->undirected = schemata[i].undirected;
        return;
      }
  if (has (values, "date") || has (values, "startDate") || has (values, "endDate"))
    plain->class = RP_FTM_EVENT;
}

const RpFtmSchema *
rp_ftm_schema_of (const RpJsonNode *node, RpFtmSchema *plain)
{
  const char *name = rp_json_node_get_text (node, "schema");
  const RpFtmSchema *known
      = name != NULL ? bsearch (name, schemata, G_N_ELEMENTS (schemata), sizeof *schemata, compare_schema_cb) : NULL;

  if (known != NULL)
    return known;
  guess (node, plain);
  return plain;
}

RpFtmRole
rp_ftm_role_of (const char *property)
{
  const Property *known
      = bsearch (property, properties, G_N_ELEMENTS (properties), sizeof *properties, compare_property_cb);

  return known != NULL ? known->role : RP_FTM_OTHER;
}
