/// Classic BPF: the filters of SO_ATTACH_FILTER, made, read and run. Documentation/networking/filter.rst of the kernel.
package io.sockeye.wire.bpf;
