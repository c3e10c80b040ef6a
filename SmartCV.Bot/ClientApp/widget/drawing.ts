// What we change of what Web Chat draws.

/** The same element with other properties: what React's cloneElement would make. */
function redrawn(drawn: Drawn, props: Record<string, unknown>): Drawn {
  return { ...drawn, props: { ...drawn.props, ...props } };
}

/** An element that only says what is wrong, also to who cannot see it. */
function alerting(drawn: Drawn, className: string, text: string): Drawn {
  return { ...drawn, type: 'span', props: { className, role: 'alert', children: text } };
}
