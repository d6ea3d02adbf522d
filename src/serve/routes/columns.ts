import { ComparableColumns } from '../../contract/index.ts'
import { open } from '../replies.ts'
import { route } from '../route.ts'

export const columnsRoute = route({
  schema: {
    method: 'GET',
    url: '/v1/columns',
    summary: 'The columns by which people may be filtered and compared',
    answer: ComparableColumns,
  },
  access: { may: 'columns' },
  call: async (_input, context) => ({ columns: await context.columns.list() }),
  reply: open,
})
