import { lookup } from '../../../text/lookup.ts';

/** Aliases that both PowerShells have on every system. Source: `Get-Alias` as documented in about_Aliases. */
const EVERYWHERE: Readonly<Record<string, string>> = lookup({
  '%': 'ForEach-Object',
  '?': 'Where-Object',
  chdir: 'Set-Location',
  clc: 'Clear-Content',
  cli: 'Clear-Item',
  copy: 'Copy-Item',
  cpi: 'Copy-Item',
  cvpa: 'Convert-Path',
  del: 'Remove-Item',
  dir: 'Get-ChildItem',
  echo: 'Write-Output',
  epcsv: 'Export-Csv',
  erase: 'Remove-Item',
  fl: 'Format-List',
  foreach: 'ForEach-Object',
  ft: 'Format-Table',
  gal: 'Get-Alias',
  gc: 'Get-Content',
  gci: 'Get-ChildItem',
  gcm: 'Get-Command',
  gi: 'Get-Item',
  gm: 'Get-Member',
  gmo: 'Get-Module',
  gp: 'Get-ItemProperty',
  gps: 'Get-Process',
  gv: 'Get-Variable',
  icm: 'Invoke-Command',
  iex: 'Invoke-Expression',
  ii: 'Invoke-Item',
  ipcsv: 'Import-Csv',
  ipmo: 'Import-Module',
  irm: 'Invoke-RestMethod',
  iwr: 'Invoke-WebRequest',
  md: 'mkdir',
  measure: 'Measure-Object',
  mi: 'Move-Item',
  move: 'Move-Item',
  ni: 'New-Item',
  popd: 'Pop-Location',
  pushd: 'Push-Location',
  rd: 'Remove-Item',
  ren: 'Rename-Item',
  ri: 'Remove-Item',
  rni: 'Rename-Item',
  rp: 'Remove-ItemProperty',
  rvpa: 'Resolve-Path',
  sajb: 'Start-Job',
  sal: 'Set-Alias',
  saps: 'Start-Process',
  select: 'Select-Object',
  set: 'Set-Variable',
  si: 'Set-Item',
  sl: 'Set-Location',
  sls: 'Select-String',
  sp: 'Set-ItemProperty',
  spps: 'Stop-Process',
  sv: 'Set-Variable',
  type: 'Get-Content',
  where: 'Where-Object',
});
/** Aliases on Windows only: elsewhere these names are programs, so PowerShell leaves them alone. */
const ON_WINDOWS: Readonly<Record<string, string>> = lookup({
  ac: 'Add-Content',
  cat: 'Get-Content',
  clear: 'Clear-Host',
  compare: 'Compare-Object',
  cp: 'Copy-Item',
  cpp: 'Copy-ItemProperty',
  diff: 'Compare-Object',
  gsv: 'Get-Service',
  kill: 'Stop-Process',
  ls: 'Get-ChildItem',
  mount: 'New-PSDrive',
  mv: 'Move-Item',
  ps: 'Get-Process',
  rm: 'Remove-Item',
  rmdir: 'Remove-Item',
  sasv: 'Start-Service',
  sleep: 'Start-Sleep',
  sort: 'Sort-Object',
  spsv: 'Stop-Service',
  start: 'Start-Process',
  tee: 'Tee-Object',
  write: 'Write-Output',
});
/** Aliases that only Windows PowerShell has. */
const IN_WINDOWS_POWERSHELL: Readonly<Record<string, string>> = lookup({
  curl: 'Invoke-WebRequest',
  gwmi: 'Get-WmiObject',
  sc: 'Set-Content',
  wget: 'Invoke-WebRequest',
});

/** What a command's name stands for; undefined where it is no alias there. */
export function cmdletOfAlias(name: string, program: 'powershell' | 'pwsh', windows: boolean): string | undefined {
  const key = name.toLowerCase();
  const tables = [EVERYWHERE];
  if (windows || program === 'powershell') tables.push(ON_WINDOWS);
  if (program === 'powershell') tables.push(IN_WINDOWS_POWERSHELL);
  const table = tables.find((each) => Object.hasOwn(each, key));
  return table?.[key];
}
