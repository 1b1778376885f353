// What the bundler makes of files that are no scripts.

/** A style sheet as text, minified, with the KERN tokens that it uses. */
declare module '*.css'

/** The path of a file beside the bundle. */
declare module '*.woff2'
