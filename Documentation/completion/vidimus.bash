# bash completion for vidimus; to be sourced, or put where bash-completion looks.
# Scripts/manual writes this file: change the tables in Sources/vidimus instead.
# shellcheck shell=bash

# Proposes those of some words that begin as typed.
_vidimus_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
  # Something still has to be typed behind these.
  [[ ${COMPREPLY[0]-} != *[:=/] ]] || compopt -o nospace
  # Bash begins a new word behind : and =, so what stands before must not come again.
  local known=${word%"${word##*[:=]}"}
  COMPREPLY=("${COMPREPLY[@]#"$known"}")
  [[ -n ${COMPREPLY[*]} ]] || COMPREPLY=()
}
_vidimus_files() { compopt -o default; }
_vidimus_folders() { compopt -o dirnames; }
_vidimus_text() { :; }

_vidimus() {
  local command=${COMP_WORDS[1]} index=$COMP_CWORD word=${COMP_WORDS[COMP_CWORD]} before='' options='' actions=''
  local commands='scan verify inspect issue qr keygen revoke suspend reinstate replace list refresh trust card setup doctor lcdproc'
  COMPREPLY=()
  # Bash cuts a word at : and =; here it is put together again.
  while ((index > 2)) && [[ $word == [:=]* || ${COMP_WORDS[index - 1]} == *[:=] ]]; do
    word=${COMP_WORDS[--index]}$word
  done
  before=${COMP_WORDS[index - 1]}
  case $word in
    --*=*) before=${word%%=*} word=${word#*=} ;;
  esac
  if ((index == 1)); then
    _vidimus_words "$commands help --help --version"
    return
  fi
  case "$command $before" in
    'help help') _vidimus_words "$commands" ;;
    'scan --rules' | 'scan --trust' | 'scan --config' | 'verify --rules' | 'verify --trust' | 'issue --key' | \
      'issue --passphrase-file' | 'issue --issuer' | 'issue --defaults' | 'issue --layout' | 'issue --stamp' | \
      'issue --proof' | 'issue --trust' | 'issue --older' | 'qr --png' | 'qr --svg' | 'qr --pdf' | 'qr --eps' | \
      'qr --test-page' | 'keygen --passphrase-file' | 'keygen --next' | 'keygen --calendar' | 'keygen --manifest' | \
      'keygen --token' | 'revoke --manifest' | 'revoke --issuer' | 'revoke --key' | 'revoke --passphrase-file' | \
      'suspend --manifest' | 'reinstate --manifest' | 'replace --manifest' | 'list --signer' | 'list --root-key' | \
      'list --head-key' | 'list --except' | 'list --key' | 'list --passphrase-file' | 'refresh --from' | \
      'refresh --root' | 'refresh --signer' | 'trust --trust' | 'setup --config' | 'doctor --trust' | \
      'lcdproc --link') _vidimus_files ;;
    'scan --phrases' | 'scan --state' | 'verify --state' | 'issue --status' | 'issue --out' | 'issue --state' | \
      'keygen --out' | 'keygen --state' | 'revoke --out' | 'list --keys' | 'list --out' | 'refresh --state' | \
      'trust --pins' | 'trust --state' | 'card --out' | 'doctor --state') _vidimus_folders ;;
    'scan --contact' | 'scan --at' | 'verify --text' | 'verify --jobs' | 'verify --at' | 'inspect --text' | \
      'issue --signer' | 'issue --kid' | 'issue --rows' | 'issue --size' | 'issue --dpi' | 'issue --scale' | \
      'issue --max-version' | 'issue --stamp-at' | 'issue --pages-each' | 'issue --jobs' | 'issue --at' | \
      'qr --text' | 'qr --size' | 'qr --dpi' | 'qr --scale' | 'qr --max-version' | 'keygen --cohort' | 'keygen --id' | \
      'keygen --name' | 'keygen --country' | 'keygen --within' | 'keygen --at' | 'revoke --where' | \
      'revoke --confirm' | 'revoke --uri' | 'revoke --size' | 'revoke --signer' | 'revoke --kid' | 'revoke --at' | \
      'suspend --where' | 'suspend --confirm' | 'suspend --at' | 'reinstate --where' | 'reinstate --confirm' | \
      'reinstate --at' | 'replace --where' | 'replace --confirm' | 'replace --at' | 'list --id' | 'list --name' | \
      'list --country' | 'list --root-threshold' | 'list --head-threshold' | 'list --minimum-sequence' | \
      'list --date' | 'list --next' | 'list --at' | 'refresh --limit' | 'refresh --patience' | 'refresh --entities' | \
      'refresh --at' | 'trust --at' | 'card --size' | 'card --dpi' | 'card --scale' | 'card --max-version' | \
      'setup --wait' | 'doctor --at' | 'lcdproc --server') _vidimus_text ;;
    'keygen --alg') _vidimus_words 'ES256 EdDSA' ;;
    'issue --level' | 'qr --level' | 'card --level') _vidimus_words 'L M Q H' ;;
    'scan --led') _vidimus_words 'accepted= caution= refused=' ;;
    'scan --language' | 'doctor --language') _vidimus_words 'bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv' ;;
    'scan --require' | 'verify --require') _vidimus_words 'eqf= ects= skill= supervision=supervised-with-id age= country= issuer= group=' ;;
    'scan --kinds') _vidimus_words 'learning all' ;;
    'scan --faces') _vidimus_words 'staff visitor learner' ;;
    'scan --scanner' | 'setup --scanner' | 'doctor --scanner') _vidimus_words 'stdin serial:/dev/ttyACM0 keyboard:/dev/input/by-id/' ;;
    'scan --suffix') _vidimus_words tab ;;
    'scan --display' | 'setup --display' | 'doctor --display') _vidimus_words 'terminal terminal:16x2 terminal:20x4 link:/dev/ttyACM0 charlcd:/dev/lcd escpos:/dev/ttyUSB0 cd5220:/dev/ttyUSB0 none' ;;
    *) before='' ;;
  esac
  [[ -z $before ]] || return 0
  case $command in
    scan) options='--scanner --suffix --display --faces --language --phrases --contact --bell --led --json --kinds --require --rules --trust --only-trust --state --config --at --help' ;;
    verify) options='--text --json --filter --jobs --require --rules --trust --only-trust --state --at --help' ;;
    inspect) options='--text --help' ;;
    issue) options='--key --passphrase-file --signer --kid --issuer --defaults --status --rows --skip --replaces --out --png --svg --pdf --eps --check --level --size --dpi --scale --max-version --screen --certificate --layout --sheet --stamp --stamp-at --pages-each --dry-run --proof --describe --template --trust --only-trust --state --older --jobs --at --help' ;;
    qr) options='--text --png --svg --pdf --eps --test-page --level --size --dpi --scale --max-version --screen --help' ;;
    keygen) options='--out --alg --cohort --encrypt --passphrase-file --id --name --country --next --calendar --manifest --token --within --state --at --help' ;;
    revoke) options='--manifest --where --confirm --uri --size --out --issuer --key --passphrase-file --signer --kid --at --help' ;;
    suspend) options='--manifest --where --confirm --at --help' ;;
    reinstate) options='--manifest --where --confirm --at --help' ;;
    replace) options='--manifest --where --confirm --at --help' ;;
    list) options='--id --name --country --signer --keys --root-key --head-key --root-threshold --head-threshold --minimum-sequence --date --except --key --passphrase-file --out --next --at --help' ;;
    refresh) options='--from --root --limit --patience --entities --signer --state --at --help' ;;
    trust) options='--pins --trust --only-trust --state --at --help' ;;
    card) options='--test --commands --calibration --out --png --svg --pdf --eps --level --size --dpi --scale --max-version --screen --help' ;;
    setup) options='--config --scanner --display --wait --help' ;;
    doctor) options='--scanner --display --language --trust --only-trust --state --at --help' ;;
    lcdproc) options='--link --server --help' ;;
  esac
  case $command in
    revoke) actions='init sign' ;;
    list) actions='init add withdraw retire compromised status pack sign rotate show lint' ;;
    trust) actions='show add remove missing' ;;
  esac
  case $word in
    -*) _vidimus_words "$options" ;;
    *)
      if ((index == 2)); then _vidimus_words "$actions"; fi
      if [[ ${#COMPREPLY[@]} -eq 0 && " verify inspect issue qr revoke suspend reinstate replace list trust " == *" $command "* ]]; then _vidimus_files; fi
      ;;
  esac
}

complete -F _vidimus vidimus
