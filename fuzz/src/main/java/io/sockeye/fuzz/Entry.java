package io.sockeye.fuzz;

import io.sockeye.fuzz.property.Property;

/// What Jazzer calls, in the process that [Campaign] starts.
public final class Entry {
    private static Property property = _ -> false;

    private Entry() {}

    /// Called once.
    ///
    /// @param arguments the class of the property
    /// @throws ReflectiveOperationException if it is none
    public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
        property = of(Class.forName(arguments[0]).asSubclass(Property.class));
    }

    /// Called for each input.
    ///
    /// @param data the input
    /// @throws Exception if the property does not hold
    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        property.check(data);
    }

    static Property of(Class<? extends Property> type) throws ReflectiveOperationException {
        return type.getDeclaredConstructor().newInstance();
    }
}
