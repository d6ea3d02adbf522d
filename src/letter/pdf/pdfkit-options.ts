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

/**
 * Names the file as PDF/UA-1. The library's own `subset: 'PDF/UA'` would do so too, but adds a list of each font's
 * glyphs that lacks the parts of composed ones (é from e and ´), which the standard forbids; no list is allowed.
 */
export const PDF_UA = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `

/** What a tagged PDF says of itself. */
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
  }
}
