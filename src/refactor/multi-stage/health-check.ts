import type { Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';

/** What a health check asks, where that can be asked without a shell. */
export interface HealthCheck {
  readonly url: string;
  /** Whether it goes where an answer sends it. */
  readonly follow: boolean;
  /** Seconds; undefined where it waits as long as Docker lets it. */
  readonly timeout: number | undefined;
}

/** Where the program lies in the image. */
export const HEALTH_PROGRAM = '/healthcheck';

/** The folder for its source, in the module's. */
export const HEALTH_FOLDER = 'healthcheck';

/** The program, of Go's standard library. Its exit codes are those that HEALTHCHECK reads: https://docs.docker.com/reference/dockerfile/#healthcheck */
export const HEALTH_SOURCE = `// Asks a URL for HEALTHCHECK, in an image that has neither a shell nor curl.
// It ends with 0 where the answer's status is below 400, and else with 1.
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"
)

func main() {
	follow := flag.Bool("follow", false, "go where an answer sends it")
	timeout := flag.Duration("timeout", 0, "how long to wait for the answer; 0 is without end")
	flag.Parse()
	client := &http.Client{Timeout: *timeout}
	if !*follow {
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	// Variables are the container's, as a shell would read them.
	response, err := client.Get(os.ExpandEnv(flag.Arg(0)))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	response.Body.Close()
	if response.StatusCode >= 400 {
		fmt.Fprintln(os.Stderr, response.Status)
		os.Exit(1)
	}
}
`;

/** Options that change what is printed, or what is done with the text: https://curl.se/docs/manpage.html, wget(1), `wget --help` of BusyBox */
const CURL_PLAIN = /^(-[sSfLI]+|--silent|--show-error|--fail|--location|--head)$/;
const WGET_PLAIN = /^(-q|--quiet|-nv|--no-verbose|--spider|-qO-|-O-|--tries=1|--output-document=(-|\/dev\/null))$/;

/**
 * What a HEALTHCHECK asks by curl or wget; undefined where it does anything else, asks another machine than its own, or takes every answer for
 * good, as curl does without `--fail`.
 */
export function plainHealthCheck({ healthCommand }: Instruction): HealthCheck | undefined {
  const [command, last, ...others] = healthCommand?.shell().commands ?? [];
  if (!command || others.length > 0 || command.wrappers.length + command.redirects.length > 0) return undefined;
  // Unhealthy is 1, whatever else the program ends with.
  const fails =
    last === undefined || (last.operatorBefore === '||' && last.name === 'exit' && last.args[0]?.value === '1');
  if (!fails || command.inside.length > 0) return undefined;
  const asked = command.name === 'curl' ? curl(command) : command.name === 'wget' ? wget(command) : undefined;
  return asked && /^http:\/\/(localhost|127\.0\.0\.1)(:(\d+|\$\{?\w+\}?))?(\/[\w./?=&%-]*)?$/.test(asked.url)
    ? asked
    : undefined;
}

function curl({ args }: ShellCommand): HealthCheck | undefined {
  const { rest, timeout, known } = optionsOf(args, /^(-m|--max-time)$/, /^(-o|--output)$/);
  const options = rest.filter((text) => text.startsWith('-'));
  const [url, ...more] = rest.filter((text) => !text.startsWith('-'));
  const fails = options.some((text) => /^(-[a-eg-zA-Z]*f[a-zA-Z]*|--fail)$/.test(text));
  if (!known || url === undefined || more.length > 0 || !fails || !options.every((text) => CURL_PLAIN.test(text)))
    return undefined;
  return { url, follow: options.some((text) => /^(-[a-zA-KM-Z]*L[a-zA-Z]*|--location)$/.test(text)), timeout };
}

function wget({ args }: ShellCommand): HealthCheck | undefined {
  const { rest, timeout, known } = optionsOf(args, /^(-T|--timeout)$/, /^(-O|--output-document|-t|--tries|-qO)$/);
  const options = rest.filter((text) => text.startsWith('-'));
  const [url, ...more] = rest.filter((text) => !text.startsWith('-'));
  if (!known || url === undefined || more.length > 0 || !options.every((text) => WGET_PLAIN.test(text)))
    return undefined;
  return { url, follow: true, timeout };
}

/** The words without the options that have a value: how long to wait, and where to put the text. */
function optionsOf(
  args: ShellCommand['args'],
  wait: RegExp,
  plain: RegExp,
): { readonly rest: readonly string[]; readonly timeout: number | undefined; readonly known: boolean } {
  const rest: string[] = [];
  let timeout: number | undefined;
  let known = true;
  for (let at = 0; at < args.length; at++) {
    const text = args[at]?.text ?? '';
    const [name = '', joined] = /^--[\w-]+=/.test(text) ? text.split(/=(.*)/s) : [text];
    if (wait.test(name)) {
      const value = joined ?? args[++at]?.text ?? '';
      if (/^\d+(\.\d+)?$/.test(value)) timeout = Number(value);
      else known = false;
    } else if (joined === undefined && plain.test(name)) {
      const value = args[++at]?.text ?? '';
      if (!/^(\/dev\/null|-|1)$/.test(value)) known = false;
    } else rest.push(text);
  }
  return { rest, timeout, known };
}

/** The words of CMD in exec form. */
export function healthWords({ url, follow, timeout }: HealthCheck): string {
  const words = [
    HEALTH_PROGRAM,
    ...(follow ? ['-follow'] : []),
    ...(timeout === undefined || timeout === 0 ? [] : ['-timeout', `${timeout}s`]),
    url,
  ];
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
