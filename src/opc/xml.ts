const special = /[&<>"]/;

/** Text as it stands in XML, in an element or an attribute. */
export const escapedXml = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`) : text;

/** The first line of every part. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
