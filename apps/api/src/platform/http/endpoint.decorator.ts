import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { ApiDefaultResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Endpoint, problemBody } from '@nianbao/contracts';

/** Where `ResponseInterceptor` finds the schema of the answer. */
export const RESPONSE_SCHEMA = 'nianbao:response-schema';

/**
 * Binds a handler to an operation of `@nianbao/contracts`: its method, path under /api, summary and response schema.
 * Params, query and body are declared at the parameter: `@Body({ schema: signIn.body })`.
 */
export const Handles = ({ method, path, summary, response }: Endpoint): MethodDecorator =>
  applyDecorators(
    RequestMapping({ path: `/api${path}`, method: RequestMethod[method] }),
    HttpCode(200),
    SetMetadata(RESPONSE_SCHEMA, response),
    ApiOperation({ summary }),
    ApiOkResponse({ description: '成功', standardSchema: response }),
    ApiDefaultResponse({ description: '失败', standardSchema: problemBody }),
  );
