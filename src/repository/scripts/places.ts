import { posix } from 'node:path';
import type { ShellScript } from '../../shell/model.ts';
import { isDockerfilePath } from '../dockerfile-paths.ts';
import type { FileTree } from './file-tree.ts';
import type { Place } from './model.ts';

const CI =
  /(^|\/)(\.github|\.gitea|\.forgejo|\.circleci|\.buildkite|\.woodpecker|\.ci|ci)\/|(^|\/)(\.gitlab-ci|\.travis|appveyor|azure-pipelines|bitbucket-pipelines|\.drone|cloudbuild|buildspec)[\w.-]*\.ya?ml$|(^|\/)(Jenkinsfile|config\/ci\.rb$)/i;
const DOCUMENTATION = /\.(md|mdx|rst|adoc|txt|html?)$|(^|\/)(README|CHANGELOG|CONTRIBUTING|INSTALL|NOTICE)[^/]*$/i;
const RUNTIME =
  /(^|\/)(supervisord?[^/]*\.(conf|ini)|crontab[^/]*|Procfile[^/]*|[^/]+\.(cron|service|timer))$|(^|\/)(cron\.\w+|supervisor(\/conf)?\.d|s6(-rc\.d|-overlay)?|services\.d)\//i;

/** Files that list files without running one: what to ignore, who owns, what to license, lint or translate. */
const LISTS =
  /(^|\/)(\.[\w-]*ignore|[\w.-]*\.dockerignore|\.gitattributes|\.gitmodules|CODEOWNERS|\.licenserc\.\w+|\.editorconfig|\.?codecov\.ya?ml|\.codespellrc|babel\.cfg|MANIFEST(\.in)?|\.cspell\.\w+|cspell\.\w+|\.rat-excludes|rat_exclude_files\.txt|\.shellcheckrc|sonar-project\.properties)$/i;

/** Whether a file of this path only lists files. */
export function onlyLists(path: string): boolean {
  return LISTS.test(path);
}

/** Where the uses in a file of this path take place, as far as its path tells. */
export function placeOf(path: string): Place {
  if (isDockerfilePath(path)) return 'build';
  if (DOCUMENTATION.test(path)) return 'documentation';
  if (CI.test(path)) return 'ci';
  if (/(^|\/)Procfile\.(dev|test)$/.test(path)) return 'development';
  return RUNTIME.test(path) ? 'run' : 'development';
}

/** Folders of an image whose programs something else runs: init systems, cron, database images, a shell's profile. */
const CONVENTION =
  /\/(docker-)?(entrypoint|cmd)[\w-]*\.d\/|initdb\.d\/|\.d\/|\/hooks?\/|\/(init|startup|services?)\/|^\/(startup|s6|command)\/|^\/etc\/(s6[\w-]*|sv|runit|service|X11|xdg|cron[\w.]*|profile|rc\.local)(\/|$)/;
/** Those that mean the same wherever they come from: what people call `hooks` or `services` in their sources is something else. */
const SYSTEM = /\/(docker-)?(entrypoint|cmd)[\w-]*\.d\/|initdb\.d\/|^\/(etc|startup|s6|command)\//;
/** Folders whose programs people and other programs can call by name. */
const CALLABLE = /^\/(usr\/local\/|usr\/|opt\/)?s?bin\/[^/]+$|^\/etc\//;

/** Whether something runs what lies at this path of an image without naming it. */
export function runByConvention(target: string): boolean {
  return CONVENTION.test(target);
}

/** The same for what comes with a whole folder of sources. */
export function runBySystem(target: string): boolean {
  return SYSTEM.test(target);
}

/** Whether what lies at this path of an image can be called as a command, or may be read by a program that is configured there. */
export function callable(target: string): boolean {
  return CALLABLE.test(target);
}

/** Commands that work on containers from outside. */
const OPERATES = /^(docker|docker-compose|podman|podman-compose|nerdctl|buildah|kubectl|helm)$/;
const DEPLOYED =
  /^(.*\.)?(dockerfile|containerfile)([._-].*)?$|compose[\w.-]*\.ya?ml$|^(chart|kustomization)\.ya?ml$|[-_](svc|rc|deployment|service)\.ya?ml$/i;

/**
 * Who runs a script of a repository because of where it lies or what it says of itself: git, Docker Hub, test runners, a build system,
 * or people, when it builds or operates what lies beside it. Undefined when nothing tells.
 */
export function toolOf(path: string, text: string, shell: ShellScript | undefined, tree: FileTree): string | undefined {
  const tool = toolByPath(path) ?? toolByText(path, text);
  if (tool !== undefined) return tool;
  // https://asdf-vm.com/plugins/create.html
  if (/^bin\/[a-z-]+$/.test(path) && ['install', 'list-all'].every((name) => tree.files('bin').includes(name)))
    return 'asdf';
  const operates = shell?.commands.some(({ name }) => OPERATES.test(name ?? ''));
  const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path);
  const beside = [folder, ...tree.folders(folder)].some((each) => tree.files(each).some((name) => DEPLOYED.test(name)));
  return operates && beside ? 'people who build or operate what lies beside it' : undefined;
}

/** https://git-scm.com/docs/githooks, those whose names mean nothing else. */
const GIT_HOOK =
  /(^|\/)(pre-commit|pre-push|pre-rebase|pre-receive|pre-merge-commit|prepare-commit-msg|commit-msg|post-commit|post-merge|post-checkout|post-rewrite|post-receive|applypatch-msg)$/;

function toolByPath(path: string): string | undefined {
  if (/(^|\/)(\.husky|\.?githooks|git-hooks)\//.test(path) || GIT_HOOK.test(path)) return 'git';
  if (/(^|\/)hooks\/(pre|post)?_?(build|push|test|checkout)$/.test(path)) return 'Docker Hub';
  if (/(^|\/)(bin\/(compile|detect|release)|\.devcontainer\/[^/]+|\.buildpacks?\/.*)$/.test(path))
    return 'a build tool';
  if (/(^|\/)(debian|rpm|packaging)\/.*(postinst|preinst|prerm|postrm|rules)$/.test(path)) return 'the package manager';
  if (/(^|\/)(\.[\w-]+\/(hooks|commands|tasks|functions)|\.lefthook|mise-tasks|snap\/hooks)\//.test(path))
    return 'the tool whose folder that is';
  // https://live-team.pages.debian.net/live-manual/html/live-manual/customizing-contents.en.html#hooks
  if (/\.(chroot|binary)$/.test(path)) return 'live-build';
  if (/(^|\/)(rootfs|root|includes\.chroot|overlay|skel)\/(etc|usr|s?bin)\//.test(path)) return 'an image builder';
  if (/(^|\/)charts\/[^/]+\/(files|configs?|scripts)\//.test(path)) return 'Helm';
  return undefined;
}

function toolByText(path: string, text: string): string | undefined {
  const name = posix.basename(path);
  if (/^(test_.*|.*_test)\.py$/.test(name) && /^[ \t]*(async )?def test_|^class Test|unittest/m.test(text))
    return 'pytest';
  if (/completions?\b/i.test(name) && /^[ \t]*(complete[ \t]+-|compdef\b|#compdef)/m.test(text))
    return "people's shells";
  const addresses = text.match(/https?:\/\/[^\s"'|)]+/g) ?? [];
  if (addresses.some((address) => address.endsWith(`/${name}`))) return 'people who fetch it by its address';
  return undefined;
}
