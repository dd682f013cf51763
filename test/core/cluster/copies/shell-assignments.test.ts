import { describe, expect, it } from 'vitest';
import { readAssignments, type Dialect } from '../../../../src/main/core/cluster/copies/shell-assignments.ts';
import { growth, mostOfHundredfold } from '../../../growth.ts';

const user = { home: '/home/me', name: 'me' };
const read = (text: string, dialect: Dialect = 'sh') => readAssignments(text, dialect, user);

describe('KUBECONFIG in a start file', () => {
  it.each<[Dialect, string, readonly string[]]>([
    ['sh', 'export KUBECONFIG=$HOME/.kube/microk8s.config', ['/home/me/.kube/microk8s.config']],
    ['sh', '  KUBECONFIG="${HOME}/a b:/c" ; export KUBECONFIG', ['/home/me/a b', '/c']],
    ['sh', 'declare -x KUBECONFIG=\'/a\'"/b"\\ c', ['/a/b c']],
    ['sh', '[ -f ~/x ] && export KUBECONFIG=~/x:~/y', ['/home/me/x', '/home/me/y']],
    ['sh', 'export A=1 KUBECONFIG=/a # /b', ['/a']],
    ['sh', 'export KUBECONFIG=$KUBECONFIG:/a', ['/a']],
    ['sh', 'export KUBECONFIG="${KUBECONFIG:+$KUBECONFIG:}$HOME/a"', ['/home/me/a']],
    ['sh', 'export KUBECONFIG="${KUBECONFIG:-$HOME/.kube/config}:/a"', ['/home/me/.kube/config', '/a']],
    ['sh', 'KUBECONFIG+=:/a', ['/a']],
    ['sh', 'export KUBECONFIG=/home/$USER/a', ['/home/me/a']],
    ['sh', 'export KUBECONFIG=/a:\\\n/b\n', ['/a', '/b']],
    ['sh', "alias k='KUBECONFIG=$HOME/a kubectl'", ['/home/me/a']],
    ['sh', "alias k='KUBECONFIG=/a'", ['/a']],
    ['sh', 'alias k="kubectl --kubeconfig $HOME/a"', ['/home/me/a']],
    ['sh', 'export KUBECONFIG=/a\r\nexport KUBECONFIG=/b\r\n', ['/a', '/b']],
    ['sh', ': "${KUBECONFIG:=$HOME/a b}"', ['/home/me/a b']],
    ['sh', ': ${KUBECONFIG=/a}; export KUBECONFIG', ['/a']],
    ['sh', '# see C:\\\nexport KUBECONFIG=/a', ['/a']],
    ['sh', 'echo hi # see C:\\\nexport KUBECONFIG=/a', ['/a']],
    ['sh', 'PS1="a # "; export KUBECONFIG=/a', ['/a']],
    ['sh', "PS1='a # '; export KUBECONFIG=/a # KUBECONFIG=/b", ['/a']],
    ['sh', "alias k='kubectl --kubeconfig  /a'", ['/a']],
    ['sh', 'kubectl --kubeconfig\t/a get pods', ['/a']],
    ['sh', "alias a='kubectl --kubeconfig /a'; alias b='ls'", ['/a']],
    ['csh', 'setenv KUBECONFIG ~/a:$HOME/b', ['/home/me/a', '/home/me/b']],
    ['csh', "alias k 'kubectl --kubeconfig /a'", ['/a']],
    ['environment', 'KUBECONFIG=/a ', ['/a']],
    ['environment', 'KUBECONFIG="/a " ', ['/a ']],
    ['fish', 'set -gx KUBECONFIG $HOME/a ~/b', ['/home/me/a', '/home/me/b']],
    ['fish', 'set --export --global KUBECONFIG "$HOME/a:/b"; echo', ['/home/me/a', '/b']],
    ['fish', 'set -x KUBECONFIG /a <(true)', ['/a']],
    ['environment', 'KUBECONFIG=${HOME}/my configs/a', ['/home/me/my configs/a']],
    ['fish-variables', 'SETUVAR --export KUBECONFIG:/home/me/\\x2ekube/a\\x1e/b', ['/home/me/.kube/a', '/b']],
  ])('is followed: %s, %s', (dialect, text, paths) => {
    expect(read(text, dialect)).toEqual({ paths, sourced: [], unfollowed: [] });
  });

  it.each<[Dialect, string]>([
    ['csh', 'setenv KUBECONFIG `cat x`'],
    ['csh', 'set KUBECONFIG=/a'],
    ['sh', 'export KUBECONFIG=$(find ~/.kube -type f)'],
    ['sh', 'export KUBECONFIG=`cat x`'],
    ['sh', 'export KUBECONFIG=./config'],
    ['sh', "export KUBECONFIG='$HOME/a'"],
    ['sh', 'export KUBECONFIG="~/a"'],
    ['sh', 'export KUBECONFIG=~other/a'],
    ['sh', 'export KUBECONFIG=$OTHER/a'],
    ['sh', 'export KUBECONFIG=${HOME%/*}/a'],
    ['sh', 'export KUBECONFIG=~/.kube/*'],
    ['sh', 'read -r KUBECONFIG < ~/which'],
    ['sh', 'printf -v KUBECONFIG %s /a'],
    ['sh', 'typeset -T KUBECONFIG kubeconfig'],
    ['sh', 'kubectl --kubeconfig"$x"'],
    ['sh', 'setenv KUBECONFIG /a'],
    ['sh', "alias k='KUBECONFIG='\\''/a'\\'' kubectl'"],
    ['sh', ': ${KUBECONFIG:=~/a}'],
    ['fish', 'set -x KUBECONFIG (cat x)'],
    ['environment', 'KUBECONFIG=~/a'],
  ])('is said to need a shell: %s, %s', (dialect, text) => {
    expect(read(`\n${text}`, dialect)).toEqual({ paths: [], sourced: [], unfollowed: [2] });
  });

  it.each([
    '# export KUBECONFIG=/a',
    'echo hi # KUBECONFIG=/a',
    'export MY_KUBECONFIG=/a',
    'unset KUBECONFIG',
    'echo $KUBECONFIG',
    'export KUBECONFIG=',
    'export A=1 KUBECONFIG',
    'if [ -z "$KUBECONFIG" ]; then true; fi',
    '[[ -v KUBECONFIG ]] && true',
    'kubectl --kubeconfig-dir /a',
  ])('is not taken for one: %s', (text) => {
    expect(read(text)).toEqual({ paths: [], sourced: [], unfollowed: [] });
  });

  it.each<[Dialect, string, readonly string[]]>([
    ['sh', 'source ~/.k', ['/home/me/.k']],
    ['sh', '. "$HOME/.k" # mine', ['/home/me/.k']],
    ['sh', '[ -r ~/.k ] && . ~/.k; [ -r ~/.l ] && source ~/.l', ['/home/me/.k', '/home/me/.l']],
    ['sh', 'if [ -f ~/.k ]; then . ~/.k; fi', ['/home/me/.k']],
    ['csh', 'if (-e ~/.k) source ~/.k', ['/home/me/.k']],
    ['fish', 'test -f ~/.k; and source ~/.k', ['/home/me/.k']],
    ['sh', 'for each in ~/.k/*; do . "$each"; done', []],
    ['sh', '# . ~/.k', []],
    ['sh', 'echo "; . /a"', []],
    ['sh', 'find . /a', []],
    ['sh', 'source <(kubectl completion bash)', []],
    ['environment', 'A=1; . /a', []],
  ])('reads what another file has, too: %s, %s', (dialect, text, sourced) => {
    expect(read(text, dialect)).toEqual({ paths: [], sourced, unfollowed: [] });
  });

  it('runs nothing and takes no long time for what is made to be slow', () => {
    const slow = (size: number) =>
      [
        ...Array.from({ length: 60 }, () => `KUBECONFIG=${'${KUBECONFIG:-'.repeat((2.9 * size) / 100)}`),
        ...Array.from({ length: 60 }, () => 'KUBECONFIG='.repeat((3.7 * size) / 100)),
        ...['set '.repeat(6 * size), '\\'.repeat(20 * size), 'KUBECONFIG='.repeat(2 * size)],
      ].join('\n');
    expect(growth((text) => read(text, 'fish'), slow(100), slow(10_000))).toBeLessThan(mostOfHundredfold);
    expect(growth((text) => read(text), slow(100), slow(10_000))).toBeLessThan(mostOfHundredfold);
    expect(read(slow(10_000)).unfollowed).toContain(123);
  });
});
