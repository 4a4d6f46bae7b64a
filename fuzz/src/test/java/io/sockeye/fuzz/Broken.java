package io.sockeye.fuzz;

import io.sockeye.fuzz.property.Property;

/// The control: does not hold for inputs that begin with two certain numbers.
public final class Broken implements Property {
    @Override
    public boolean check(byte[] data) {
        if (data.length < 6) return false;
        int first = (data[0] & 255) << 8 | data[1] & 255;
        int second = data[2] << 24 | (data[3] & 255) << 16 | (data[4] & 255) << 8 | data[5] & 255;
        if (first == 0x5ea1 && second == 0x50c4e1e5) throw new IllegalStateException("planted");
        return true;
    }
}
