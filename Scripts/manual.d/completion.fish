# Scripts/manual writes this file: change the tables in Sources/vidimus instead.

# Whether the command is one of these words.
function __vidimus_is
    set -l words (commandline -opc)
    test (count $words) -ge 2; and contains -- $words[2] $argv
end

# Whether the word at the cursor is the first behind "vidimus", or behind the command that is named.
function __vidimus_first
    set -l words (commandline -opc)
    test (count $words) -eq (math 1 + (count $argv)); and string match -q -- "$argv" "$words[2..]"
end

complete -c vidimus -f
complete -c vidimus -n __vidimus_first -a help -d 'print what the program does'
complete -c vidimus -n __vidimus_first -l version -d 'print the version and the libraries'
complete -c vidimus -s h -l help -d 'print what the command does and takes'
complete -c vidimus -n '__vidimus_first help' -a '@commands@'
@lines@
