/** What a text changes its folder to: `cd`, `pushd`, `make -C`, and the keys of CI files and task runners. */
export function changedFolders(text: string): string[] {
  const words =
    /(?:\b(?:cd|pushd)[ \t]+|[ \t]-C[ \t]*|\b(?:working[-_]directory|workdir|cwd|dir|chdir)["']?[:=][ \t]*|--chdir[= ])["']?([^\s"';&|)]+)/g;
  return [...new Set([...text.matchAll(words)].map(([, folder]) => folder ?? ''))].filter(
    (folder) => !/^(-|~|\.\.?)$|dirname/.test(folder),
  );
}
