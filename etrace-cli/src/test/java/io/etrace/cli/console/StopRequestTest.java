// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopRequestTest {
    private static final long SECOND = 1_000_000_000;

    private final StopRequest machine = new StopRequest(false);
    private final StopRequest command = new StopRequest(true);

    @Test
    void ctrlCStopsTracingTheMachine() {
        assertThat(machine.await(1)).isFalse();
        machine.interrupt(0);
        assertThat(machine.await(1)).isTrue();
        assertThat(machine.isInsisted()).isFalse();
    }

    @Test
    void aSecondCtrlCStopsTheWriting() {
        machine.interrupt(0);
        machine.interrupt(5 * SECOND);
        assertThat(machine.isInsisted()).isTrue();
    }

    @Test
    void ctrlCIsTheCommandsBusiness() {
        command.interrupt(0);
        command.interrupt(SECOND);
        command.interrupt(3 * SECOND);
        assertThat(command.await(1)).isFalse();
    }

    @Test
    void twoCtrlCWithinASecondStopTracingACommand() {
        command.interrupt(0);
        command.interrupt(SECOND - 1);
        assertThat(command.await(1)).isTrue();
    }

    @Test
    void sigtermStopsTracingACommand() {
        command.terminate();
        assertThat(command.await(1)).isTrue();
    }

    @Test
    void waitingEndsWhenTheEndIsRequested() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().start(() -> command.await(0));
        command.terminate();
        waiting.join();
    }
}
