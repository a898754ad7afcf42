#include <stddef.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "CLibC.h"

#if defined(__x86_64__)
#define VIDIMUS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define VIDIMUS_ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__arm__)
#define VIDIMUS_ARCHITECTURE AUDIT_ARCH_ARM
#else
#error "name the architecture as the kernel's audit does"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define DENY BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
/* Continues with the next instruction if the loaded word is `value`, else skips it. */
#define IF(value) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1)

int vidimus_forbid_sockets(void) {
  struct sock_filter program[] = {
    /* Deny calls made with the numbers of another architecture: they would mean other calls than those below. */
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, VIDIMUS_ARCHITECTURE, 1, 0),
    DENY,
    LOAD(nr),
#if defined(__x86_64__)
    /* Deny x32 calls, which have other numbers for the same calls. */
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    DENY,
#endif
    IF(__NR_socket),
    DENY,
    IF(__NR_io_uring_setup),
    DENY,
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
