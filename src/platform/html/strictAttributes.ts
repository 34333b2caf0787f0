/**
 * Types stop a `style` attribute where JSX is written out; attributes spread from untyped values pass the compiler,
 * so the same rule is kept at run time.
 */
export function guarded<Factory extends (type: never, props: never, ...rest: never[]) => unknown>(
  factory: Factory,
): Factory {
  const create = factory as unknown as (type: unknown, props: object, ...rest: unknown[]) => unknown;
  const guardedCreate = (type: unknown, props: object, ...rest: unknown[]) => {
    if (typeof type === 'string' && 'style' in props)
      throw new TypeError(`<${type}> has a style attribute: the content security policy refuses it; use a class`);
    return create(type, props, ...rest);
  };
  return guardedCreate as unknown as Factory;
}
