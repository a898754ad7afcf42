#include <stdint.h>

#if defined(EMBEDDED_SWIFT) && UINTPTR_MAX > UINT32_MAX
/*
 * Works around a fault of Embedded Swift before the release that follows 6.3 (swiftlang/swift pull request 91151).
 *
 * A bridge object is a pointer with tag bits. Embedded Swift's own retain functions return the pointer without those bits,
 * but callers are compiled to expect the argument back unchanged. On aarch64 the caller continues with the returned value.
 * A string of up to 15 bytes, which is stored in such a pointer, then loses its kind, and reading it is a wild read.
 *
 * Embedded Swift's definitions are weak, so the linker takes these.
 */

void *swift_retain_n(void *object, uint32_t n);
void *swift_bridgeObjectRetain(void *object);
void *swift_bridgeObjectRetain_n(void *object, uint32_t n);

/* The highest bit is no tag here: it marks an immortal object, which swift_retain_n must see to skip it. */
static const uintptr_t tag_bits = 0x7000000000000007;

void *swift_bridgeObjectRetain_n(void *object, uint32_t n) {
  swift_retain_n((void *)((uintptr_t)object & ~tag_bits), n);
  return object;
}

void *swift_bridgeObjectRetain(void *object) { return swift_bridgeObjectRetain_n(object, 1); }
#endif
