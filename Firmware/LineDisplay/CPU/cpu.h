#pragma once

/* The instructions that Swift has no words for. */

/* Sleeps until an interrupt is pending, whether it may be taken or not. */
static inline __attribute__((always_inline)) void cpu_wait(void) { __asm__ volatile("wfi" ::: "memory"); }
static inline __attribute__((always_inline)) void cpu_interrupts_off(void) { __asm__ volatile("cpsid i" ::: "memory"); }
static inline __attribute__((always_inline)) void cpu_interrupts_on(void) { __asm__ volatile("cpsie i" ::: "memory"); }

/* Nothing of the program's order moves across it. */
static inline __attribute__((always_inline)) void cpu_barrier(void) { __asm__ volatile("" ::: "memory"); }

/* Leaves for a program with a stack of its own. */
static inline __attribute__((always_inline, noreturn)) void cpu_enter(unsigned long stack, unsigned long program) {
  __asm__ volatile("msr msp, %0\n\tbx %1" : : "r"(stack), "r"(program) : "memory");
  __builtin_unreachable();
}
