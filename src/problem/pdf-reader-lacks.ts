const lacks = "读 PDF 的页面要用 pdfjs-dist 这个程序包，还没有安装";

/** What is said where pdf.js is not installed: whole, with what to type, and again for the next file. */
export const pdfReaderLacks = {
  whole: `${lacks}；请运行 npm install pdfjs-dist@5 后再读（nianbao 是全局安装的：npm install -g pdfjs-dist@5；用 npx 的：npx -p gov-nianbao -p pdfjs-dist@5 nianbao …），或改用 Word 文件、网页。`,
  again: `${lacks}，装法见上。`,
} as const;
