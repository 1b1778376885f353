// The fonts that a PDF is set in, from npm packages, so that the same application looks the same on every machine.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One family: what the template calls it, and its files (regular, bold). */
export type FontFamily = { readonly name: string; readonly files: readonly string[] }

/**
 * Families in the order in which the template looks for a glyph. Arabic letters come from DejaVu: Noto Sans Arabic draws their dots as glyphs of their
 * own, and a reader program then hears every such letter twice.
 */
export const fontFamilies: readonly FontFamily[] = [
  family('Noto Sans', [
    import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  ]),
  family('DejaVu Sans', [
    import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
    import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  ]),
]

/** Folders for the compiler. Folders and not bytes: it ranks fonts from folders before those of the machine, and bytes behind them. */
export const fontFolders: readonly string[] = [...new Set(fontFamilies.flatMap(({ files }) => files.map((file) => dirname(file))))]

function family(name: string, urls: readonly string[]): FontFamily {
  return { name, files: urls.map((url) => fileURLToPath(url)) }
}
