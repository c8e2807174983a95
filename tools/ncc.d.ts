declare module '@vercel/ncc' {
  /** What this project uses of ncc's API, which ships no types. */
  interface Options {
    /** File name of the asset that collects the licences of the bundled packages. */
    license: string
    sourceMap: boolean
    sourceMapRegister: boolean
    quiet: boolean
  }

  interface Bundle {
    code: string
    map: string
    assets: Record<string, { source: string | Buffer }>
  }

  export default function ncc(entry: string, options: Options): Promise<Bundle>
}
