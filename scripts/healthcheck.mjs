// The image's health check: exit 0 when the server on this machine answers GET /healthz with 200, else 1.
const port = process.env.PORT ?? '3000';
try {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) });
  if (answer.status !== 200) {
    console.error(`/healthz answered ${answer.status}`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`/healthz on port ${port} can't be reached: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
