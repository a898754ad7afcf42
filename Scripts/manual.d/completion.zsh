#compdef vidimus
# Scripts/manual writes this file: change the tables in Sources/vidimus instead.

# Proposes words; something still has to be typed behind those that end in : or = or /.
_vidimus_words() {
  local -a whole=(${@:#*[:=/]}) begun=(${(M)@:#*[:=/]})
  compadd -- $whole
  compadd -S '' -- $begun
}

# The first word behind the command: an action, or a file.
_vidimus_first() {
  _vidimus_words $@
  _files
}

_vidimus() {
  local -a commands=(
@commands@  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    compadd -- help --help --version
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe -t commands command commands ;;
@cases@  esac
}

_vidimus "$@"
