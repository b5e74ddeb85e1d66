export { composeDocument } from "./document/compose.ts";
export type {
  AttachmentBlock,
  AttachmentListBlock,
  Block,
  Document,
  DocumentInfo,
  HeadingBlock,
  ItemsBlock,
  OwnTableBlock,
  PageBreakBlock,
  ParagraphBlock,
  PictureBlock,
  SignatureBlock,
  TableBlock,
  TextMark,
  TitleBlock,
} from "./document/document.ts";
export {
  type Cell,
  type CellRole,
  cellsByRow,
  coverage,
  cutCosts,
  endRow,
  type Grid,
  inReadingOrder,
  split,
  wholeCell,
} from "./document/grid.ts";
export { headersOf, scopeOf } from "./document/headers.ts";
export { type Prepared, prepare, prepareDocument } from "./document/prepare.ts";
export { reviewCopy } from "./document/review.ts";
export { sectionGrid } from "./document/section-grid.ts";
export { type DocumentSection, sectioned } from "./document/sections.ts";
export { type Edition, type Section, type SectionEntry, sectionsOf, type TableKey } from "./form/form.ts";
export type { AnyReport } from "./report/any-report.ts";
export type { Figure, FigureTree, TableSection } from "./report/figures.ts";
export type { TextLink } from "./report/narrative.ts";
export type { Picture } from "./report/picture.ts";
export type {
  ChartsChoice,
  Downloads,
  OptionName,
  OutputOptions,
  ReadOptions,
  RenderOptions,
  ReviewNote,
} from "./style/options.ts";
export type {
  LabelAlign,
  PageNumberStyle,
  PageStyle,
  SignatureStyle,
  Style,
  TableStyle,
  TextStyle,
} from "./style/style.ts";
