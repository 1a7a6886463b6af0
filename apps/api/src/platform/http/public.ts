import { SetMetadata } from '@nestjs/common';

/** Under which a handler says that it is public. */
export const PUBLIC = 'nianbao:public';
/** Needs no session: the sign-in, the portal, health. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);
