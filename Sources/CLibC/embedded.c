#include <stdint.h>

#if defined(EMBEDDED_SWIFT) && UINTPTR_MAX > UINT32_MAX
// Embedded Swift's own definitions, which are weak, return the object without its tag bits, while every
// call declares that the argument comes back as it was. On aarch64 the caller goes on with what came
// back, and a string of up to 15 bytes has lost its kind: reading it is a wild read. Upstream mended it
// after 6.3 (swiftlang/swift pull request 91151); these take the place of the weak ones until then.

void *swift_retain_n(void *object, uint32_t n);
void *swift_bridgeObjectRetain(void *object);
void *swift_bridgeObjectRetain_n(void *object, uint32_t n);

// The highest bit marks an immortal object, which is what swift_retain_n passes over.
static const uintptr_t tag_bits = 0x7000000000000007;

void *swift_bridgeObjectRetain_n(void *object, uint32_t n) {
  swift_retain_n((void *)((uintptr_t)object & ~tag_bits), n);
  return object;
}

void *swift_bridgeObjectRetain(void *object) { return swift_bridgeObjectRetain_n(object, 1); }
#endif
