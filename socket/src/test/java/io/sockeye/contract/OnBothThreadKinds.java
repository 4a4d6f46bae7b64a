package io.sockeye.contract;

import io.sockeye.testing.ThreadKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A behaviour that holds on platform and on virtual threads.
@ParameterizedTest
@EnumSource(ThreadKind.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OnBothThreadKinds {}
