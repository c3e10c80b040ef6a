// What we change of what Web Chat draws.

/** The same element with other properties: what React's cloneElement would make. */
function redrawn(drawn: Drawn, props: Record<string, unknown>): Drawn {
  return { ...drawn, props: { ...drawn.props, ...props } };
}
