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
  local commands='@commands@'
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
@values@    *) before='' ;;
  esac
  [[ -z $before ]] || return 0
  case $command in
@options@  esac
  case $command in
@actions@  esac
  case $word in
    -*) _vidimus_words "$options" ;;
    *)
      if ((index == 2)); then _vidimus_words "$actions"; fi
      if [[ ${#COMPREPLY[@]} -eq 0 && " @operands@ " == *" $command "* ]]; then _vidimus_files; fi
      ;;
  esac
}

complete -F _vidimus vidimus
