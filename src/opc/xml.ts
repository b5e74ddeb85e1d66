const special = /[&<>"]/;

/** Text as it stands in XML, in an element or an attribute. */
export const escapedXml = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`) : text;

/** The first line of every part. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const packaging = "http://schemas.openxmlformats.org/package/2006/relationships";
/** Where types of relationships of office documents are named. */
export const officeRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A part of relationships (.rels): types and targets, numbered from rId1. */
export const relationshipsXml = (entries: readonly (readonly [type: string, target: string])[]): string =>
  `${xmlDeclaration}<Relationships xmlns="${packaging}">${entries
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
