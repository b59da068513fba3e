package org.tiaokuai.organisation;

/** A community service station 社区便民服务站. */
public record Station(String code, String name, String division, String address, String hours, String phone) {}
