/** Text as it stands in XML, in an element or an attribute. */
export const escapedXml = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
