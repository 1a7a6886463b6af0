import { z } from 'zod';

/** Every failure the API can report. The status and the message live beside the code, once. */
export const problems = {
  'invalid-input': { status: 400, message: '提交的内容不符合要求' },
  'not-signed-in': { status: 401, message: '请先登录' },
  'wrong-credentials': { status: 401, message: '账号或密码不正确' },
  'foreign-origin': { status: 403, message: '请求来自其他网站，已拒绝' },
  'role-not-allowed': { status: 403, message: '您的角色不能执行该操作' },
  'not-found': { status: 404, message: '未找到该内容，或您无权查看' },
  'action-not-allowed': { status: 409, message: '当前状态下不能执行该操作' },
  'stale-version': { status: 409, message: '内容已被他人修改，请刷新后重试' },
  'content-unseen': { status: 409, message: '有内容刚刚改动，还没有提交。请看过现在的内容再提交' },
  'key-reused': { status: 409, message: '同一编号已用于另一项操作，请刷新后重试' },
  'already-exists': { status: 409, message: '已经存在，不能重复' },
  'nudged-today': { status: 409, message: '今天已经催办过，明天可再催办' },
  'too-large': { status: 413, message: '提交的内容过大，单次不能超过 5 MB' },
  'part-incomplete': { status: 422, message: '还不能提交，有内容需要补充或更正' },
  'returned-places-untouched': {
    status: 422,
    message: '有退回的位置还没有处理，请逐处修改、标记或答复；确认无需处理的，可以确认后继续提交',
  },
  'figures-unexplained': { status: 422, message: '签发之后有数据改动，请逐项说明原因' },
  'report-incomplete': { status: 422, message: '还不能进行这一步，有事项没有完成' },
  'plan-impossible': { status: 422, message: '日期先后有冲突或超过期限，不能这样安排' },
  'tasks-open': { status: 422, message: '还有未办结的事项，请同时指定由谁接手' },
  'reference-unknown': { status: 422, message: '引用的科室、人员或位置不存在' },
  'template-invalid': { status: 422, message: '模板有误，不能使用' },
  'too-many-requests': { status: 429, message: '操作过于频繁，请稍后再试' },
  'pdf-unavailable': { status: 503, message: '暂时不能生成 PDF，请稍后重试' },
  internal: { status: 500, message: '系统错误，请稍后重试' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ProblemCode = keyof typeof problems;

/** `field` is a field of the body, or the address of a place in the report. */
export const problemDetail = z.object({ field: z.string(), message: z.string() });
export type ProblemDetail = z.infer<typeof problemDetail>;

export const problemBody = z
  .object({
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    message: z.string(),
    details: z.array(problemDetail),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problemBody>;
