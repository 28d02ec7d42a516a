import { isDockerfilePath } from '../dockerfile-paths.ts';
import type { Place } from './model.ts';

const CI =
  /(^|\/)(\.github|\.gitea|\.forgejo|\.circleci|\.buildkite|\.woodpecker|\.ci|ci)\/|(^|\/)(\.gitlab-ci|\.travis|appveyor|azure-pipelines|bitbucket-pipelines|\.drone|cloudbuild|buildspec)[\w.-]*\.ya?ml$|(^|\/)Jenkinsfile/i;
const DOCUMENTATION = /\.(md|mdx|rst|adoc|txt|html?)$|(^|\/)(README|CHANGELOG|CONTRIBUTING|INSTALL|NOTICE)[^/]*$/i;
const RUNTIME =
  /(^|\/)(supervisord?[^/]*\.(conf|ini)|crontab[^/]*|Procfile[^/]*|[^/]+\.(cron|service|timer))$|(^|\/)(cron\.\w+|supervisor(\/conf)?\.d|s6(-rc\.d|-overlay)?|services\.d)\//i;

/** Where the uses in a file of this path take place, as far as its path tells. */
export function placeOf(path: string): Place {
  if (isDockerfilePath(path)) return 'build';
  if (DOCUMENTATION.test(path)) return 'documentation';
  if (CI.test(path)) return 'ci';
  return RUNTIME.test(path) ? 'run' : 'development';
}

/** Folders of an image whose programs something else runs: init systems, cron, database images, a shell's profile. */
const CONVENTION =
  /^\/etc\/|\/(docker-)?(entrypoint|cmd)[\w-]*\.d\/|initdb\.d\/|\.d\/|\/hooks?\/|\/(init|startup|services?)\/|^\/(startup|s6|command)\//;
const ON_PATH = /^\/(usr\/local\/|usr\/|opt\/)?s?bin\/[^/]+$/;

/** Whether something runs what lies at this path of an image without naming it, or it can be called as a command. */
export function runByConvention(target: string): boolean {
  return CONVENTION.test(target) || ON_PATH.test(target);
}

/** Scripts of a repository that a tool runs because of where they lie: git hooks, Docker Hub's hooks, test runners, charts. */
export function toolOf(path: string, text: string): string | undefined {
  if (/(^|\/)(\.husky|\.?githooks|git-hooks)\//.test(path)) return 'git';
  if (/(^|\/)hooks\/(pre|post)?_?(build|push|test|checkout)$/.test(path)) return 'Docker Hub';
  if (/(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path) && /^\s*(async )?def test_|^class Test|unittest/m.test(text))
    return 'pytest';
  if (/(^|\/)(bin\/(compile|detect|release)|\.devcontainer\/[^/]+|\.buildpacks?\/.*)$/.test(path))
    return 'a build tool';
  if (/(^|\/)(debian|rpm|packaging)\/.*(postinst|preinst|prerm|postrm|rules)$/.test(path)) return 'the package manager';
  if (/(^|\/)(rootfs|root|includes\.chroot|overlay|skel)\/(etc|usr|s?bin)\//.test(path)) return 'an image builder';
  if (/(^|\/)charts\/[^/]+\/(files|configs?|scripts)\//.test(path)) return 'Helm';
  return undefined;
}
