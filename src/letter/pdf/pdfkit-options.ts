// The published types are older than the library: it has had these since 0.18.
declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** Of a heading cell. */
      scope?: 'Row' | 'Column'
      /** left, top, right, bottom in points. */
      bbox?: [number, number, number, number]
    }
  }
}

/** What a tagged PDF says of itself; `PDF/UA` is missing from the published types too. */
export function documentOptions(options: {
  readonly title: string
  readonly author: string
  readonly language: string
  /** ISO date; the file's id is made from it and the title, so the same letter has the same bytes. */
  readonly issuedOn: string
}): PDFKit.PDFDocumentOptions {
  const at = new Date(`${options.issuedOn}T00:00:00Z`)
  return {
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: options.language,
    displayTitle: true,
    autoFirstPage: true,
    info: {
      Title: options.title,
      Author: options.author,
      Creator: 'Vitrine',
      Producer: 'Vitrine',
      CreationDate: at,
      ModDate: at,
    },
  } as unknown as PDFKit.PDFDocumentOptions
}
