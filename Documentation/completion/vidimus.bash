# bash completion for vidimus; to be sourced, or put where bash-completion looks.
# shellcheck shell=bash

_vidimus() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]-}
  local commands='scan verify inspect issue qr keygen revoke suspend reinstate replace list refresh trust card setup doctor lcdproc' options=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands help --help --version" -- "$word")
    return
  fi
  case $before in
    --alg) mapfile -t COMPREPLY < <(compgen -W 'ES256 EdDSA' -- "$word") ;;
    --display) mapfile -t COMPREPLY < <(compgen -W 'terminal terminal:16x2 terminal:20x4 link:/dev/ttyACM0 charlcd:/dev/lcd escpos:/dev/ttyUSB0 cd5220:/dev/ttyUSB0 none' -- "$word") ;;
    --scanner) mapfile -t COMPREPLY < <(compgen -W 'stdin serial:/dev/ttyACM0 keyboard:/dev/input/by-id/' -- "$word") ;;
    --faces) mapfile -t COMPREPLY < <(compgen -W 'staff visitor learner' -- "$word") ;;
    --language) mapfile -t COMPREPLY < <(compgen -W 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv' -- "$word") ;;
    --led) mapfile -t COMPREPLY < <(compgen -W 'accepted= caution= refused=' -- "$word") ;;
    --require) mapfile -t COMPREPLY < <(compgen -W 'eqf= ects= skill= supervision=supervised-with-id age= country= issuer=' -- "$word") ;;
    --kinds) mapfile -t COMPREPLY < <(compgen -W 'learning all' -- "$word") ;;
    --level) mapfile -t COMPREPLY < <(compgen -W 'L M Q H' -- "$word") ;;
    --suffix) mapfile -t COMPREPLY < <(compgen -W 'tab' -- "$word") ;;
    --at | --cohort | --confirm | --contact | --country | --date | --dpi | --entities | --head-threshold | --id | --jobs | --kid | --limit | --max-version | \
      --minimum-sequence | --name | --next | --pages-each | --patience | --root-threshold | --rows | --scale | --server | --size | \
      --stamp-at | --text | --uri | --wait | --where | --within) ;;
    --keys | --out | --phrases | --pins | --state | --status) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    help) mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word") ;;
    *)
      if [[ $word != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
      fi
      case $command in
        scan) options='--config --scanner --display --faces --language --phrases --bell --led --kinds --suffix --contact --require --rules --json --at --trust --only-trust --state' ;;
        verify) options='--text --json --jobs --filter --require --rules --at --trust --only-trust --state' ;;
        inspect) options='--text' ;;
        issue) options='--key --passphrase-file --signer --kid --issuer --defaults --status --out --dry-run --skip --rows --replaces --check --jobs --template --describe --proof --certificate --layout --sheet --at --stamp --stamp-at --pages-each --trust --only-trust --state --older --png --svg --pdf --eps --level --size --dpi --scale --max-version --screen' ;;
        qr) options='--text --test-page --png --svg --pdf --eps --level --size --dpi --scale --max-version --screen' ;;
        keygen) options='--out --id --name --country --alg --next --cohort --encrypt --passphrase-file --calendar --manifest --token --within --state --at' ;;
        revoke) options='--manifest --where --confirm --uri --size --issuer --out --key --passphrase-file --signer --kid --at' ;;
        suspend) options='--manifest --where --confirm --at' ;;
        reinstate) options='--manifest --where --confirm --at' ;;
        replace) options='--manifest --where --confirm --at' ;;
        list) options='--id --name --country --keys --root-key --head-key --root-threshold --head-threshold --key --out --date --except --minimum-sequence --signer --next --at' ;;
        refresh) options='--from --root --limit --patience --state --at --entities --signer' ;;
        trust) options='--pins --state --at --trust --only-trust' ;;
        setup) options='--config --scanner --display --wait' ;;
        doctor) options='--scanner --display --language --trust --only-trust --state --at' ;;
        card) options='--test --commands --calibration --out --png --svg --pdf --eps --level --size --dpi --scale --max-version --screen' ;;
        lcdproc) options='--link --server' ;;
      esac
      mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$word")
      ;;
  esac
}

complete -o filenames -F _vidimus vidimus
