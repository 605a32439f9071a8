export function element(name: string, text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return `<${name}>${text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? '')}</${name}>`;
}

export function listOf<T>(
  name: string,
  items: readonly T[],
  fieldsOf: (item: T) => Readonly<Record<string, string>>,
): string {
  return items
    .map((item) => {
      const fields = Object.entries(fieldsOf(item)).map(([field, text]) => element(field, text));
      return `<${name}>${fields.join('')}</${name}>`;
    })
    .join('');
}

/** The parts that a CompleteMultipartUpload names. */
export function partsIn(xml: string): readonly { readonly number: number; readonly etag: string }[] {
  return [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
    number: Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(part)?.[1]),
    etag: (/<ETag>(.*?)<\/ETag>/.exec(part)?.[1] ?? '').replaceAll('&quot;', '"'),
  }));
}
