// A process that does what the title of a job says, for compilers.test.ts.
process.on('disconnect', () => process.exit());
process.on('message', ({ id, job }) => {
  const { title } = job.data;
  if (title === 'crash') process.abort();
  if (title === 'refuse') process.send({ id, problem: 'no such font' });
  if (title === 'work') process.send({ id, bytes: new Uint8Array([process.pid % 251]) });
});
process.send('ready');
