/** The contract's own shapes, as a form of antd takes them: an empty field is nobody's fault. */
export const shapeOf = {
  url: /^\s*$|^\s*(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/)[^\s"\\<>]+\s*$/,
  version: /^\s*$|^\s*\d{1,5}(\.\d{1,5}){1,3}\s*$/,
  folder: /^\s*$|^\s*([A-Za-z]:[\\/]|\\\\|\/)/,
} as const;
